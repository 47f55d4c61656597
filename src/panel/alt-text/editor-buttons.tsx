import { isChanged } from '#panel/alt-text/drafts.ts';
import type { EditableLevel } from '#panel/alt-text/editable-level.ts';
import type { Editing } from '#panel/alt-text/editing.ts';
import { UndoButton } from '#panel/alt-text/undo-button.tsx';
import * as words from '#panel/i18n/alt-editor.ts';

interface EditorButtonsProps {
  readonly editable: EditableLevel;
  readonly editing: Editing;
  /** True where the text has changed elsewhere: the two buttons then choose one of the two texts. */
  readonly isOvertaken: boolean;
}

/** Cancel and Save. The empty field of a missing text can't be saved or cancelled, but a write before it undone. */
export function EditorButtons({ editable, editing, isOvertaken }: EditorButtonsProps) {
  const { target, edit, isMissing } = editable;
  const { draft, isBusy } = edit;
  const canSave = draft !== null && (!isMissing || isChanged(editable));
  function save(): void {
    if (!canSave) return;
    // The draft is compared with the text that is shown now.
    if (isOvertaken) editing.open(target, draft);
    void editing.save(target);
  }
  return (
    <>
      {draft ? (
        <button type="button" class="button" onClick={() => editing.cancel(target.key)}>
          {isOvertaken ? words.keepTheirs : words.cancel}
        </button>
      ) : (
        <UndoButton editable={editable} editing={editing} />
      )}
      <button type="button" class="button primary" aria-disabled={isBusy || !canSave} onClick={save}>
        {isBusy ? words.saving : isOvertaken && draft ? words.useMine : words.save}
      </button>
    </>
  );
}
