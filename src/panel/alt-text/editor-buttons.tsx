import { isChanged } from '#panel/alt-text/drafts.ts';
import type { EditableLevel } from '#panel/alt-text/editable-level.ts';
import type { Editing } from '#panel/alt-text/editing.ts';
import { UndoButton } from '#panel/alt-text/undo-button.tsx';
import * as words from '#panel/i18n/alt-editor.ts';

interface EditorButtonsProps {
  readonly editable: EditableLevel;
  readonly editing: Editing;
}

/** Cancel and Save. The empty field of a missing text can't be saved or cancelled, but a write before it undone. */
export function EditorButtons({ editable, editing }: EditorButtonsProps) {
  const { target, edit, isMissing } = editable;
  const { draft, isBusy } = edit;
  const canSave = draft !== null && (!isMissing || isChanged(editable));
  return (
    <>
      {draft ? (
        <button type="button" class="button" onClick={() => editing.cancel(target.key)}>
          {words.cancel}
        </button>
      ) : (
        <UndoButton editable={editable} editing={editing} />
      )}
      <button
        type="button"
        class="button primary"
        aria-disabled={isBusy || !canSave}
        onClick={() => canSave && void editing.save(target)}
      >
        {isBusy ? words.saving : words.save}
      </button>
    </>
  );
}
