import type { EditableLevel } from '#panel/alt-text/editable-level.ts';
import type { Editing } from '#panel/alt-text/editing.ts';
import * as words from '#panel/i18n/alt-editor.ts';
import { kinds } from '#panel/i18n/alt-text.ts';
import { LongText } from '#panel/ui/long-text.tsx';
import { readAltText } from '#rules/alt-text/alt-text.ts';

/**
 * The text that another person has written meanwhile, and the choice of one of the two. Its buttons stand where none was before: a
 * second press on Save or Undo must not be one on them.
 */
export function OvertakenText({ editable, editing }: { editable: EditableLevel; editing: Editing }) {
  const { target, edit } = editable;
  const { level, inherits, shown } = target;
  const { draft } = edit;
  const theirs = readAltText(shown ?? null);
  const state = inherits ? 'inherited' : theirs.kind === 'decorative' ? 'decorative' : 'notSet';
  const isImageNull = level === 'image' && shown === null;

  function replaceTheirs(): void {
    if (!draft) return void editing.undo(target);
    // The draft is compared with the text that is shown now.
    editing.open(target, draft);
    void editing.save(target);
  }

  return (
    <div class="alt-note alt-overtaken" tabIndex={-1}>
      <p role="alert">
        {words.faults.changed}{' '}
        {theirs.kind === 'text' && !inherits ? (
          <LongText text={words.now(theirs.text)} fits={200} />
        ) : (
          words.nowIs(kinds[isImageNull ? 'decorative' : state])
        )}
      </p>
      <div class="buttons">
        <button type="button" class="button" onClick={() => editing.cancel(target.key)}>
          {words.keepTheirs}
        </button>
        <button type="button" class="button" onClick={replaceTheirs}>
          {draft ? words.useMine : words.undoAnyway}
        </button>
      </div>
    </div>
  );
}
