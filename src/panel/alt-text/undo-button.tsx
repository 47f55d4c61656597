import { isOvertaken } from '#panel/alt-text/drafts.ts';
import type { EditableLevel } from '#panel/alt-text/editable-level.ts';
import type { Editing } from '#panel/alt-text/editing.ts';
import * as words from '#panel/i18n/alt-editor.ts';

/** Restores the value before the last write; absent where there is none, and where that one was overtaken. */
export function UndoButton({ editable, editing }: { editable: EditableLevel; editing: Editing }) {
  const { target, edit, whyNot } = editable;
  if (whyNot !== null || edit.earlier.length === 0 || isOvertaken(editable)) return null;
  return (
    <button
      type="button"
      class="text-button"
      aria-disabled={edit.isBusy}
      onClick={() => void editing.undo(target)}
    >
      {words.undo}
    </button>
  );
}
