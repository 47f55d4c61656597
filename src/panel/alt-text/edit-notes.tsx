import { isOvertaken } from '#panel/alt-text/drafts.ts';
import type { EditableLevel } from '#panel/alt-text/editable-level.ts';
import type { Editing } from '#panel/alt-text/editing.ts';
import * as words from '#panel/i18n/alt-editor.ts';
import { kinds } from '#panel/i18n/alt-text.ts';
import { LongText } from '#panel/ui/long-text.tsx';
import { readAltText } from '#rules/alt-text/alt-text.ts';

/** The text that another person has written meanwhile. */
function TheirText({ editable, editing }: { editable: EditableLevel; editing: Editing }) {
  const { target, edit } = editable;
  const theirs = readAltText(target.shown ?? null);
  const { level, inherits } = target;
  const state = inherits ? 'inherited' : theirs.kind === 'decorative' ? 'decorative' : 'notSet';
  const isImageNull = level === 'image' && target.shown === null;
  return (
    <div class="alt-note">
      <p role="alert">
        {words.faults.changed}{' '}
        {theirs.kind === 'text' && !inherits ? (
          <LongText text={words.now(theirs.text)} fits={200} />
        ) : (
          words.nowIs(kinds[isImageNull ? 'decorative' : state])
        )}
      </p>
      {!edit.draft && (
        <button type="button" class="text-button" onClick={() => editing.cancel(target.key)}>
          {words.keepTheirs}
        </button>
      )}
    </div>
  );
}

/** What happened to the last write, and why a level can't be written. */
export function EditNotes({ editable, editing }: { editable: EditableLevel; editing: Editing }) {
  const { target, edit, whyNot } = editable;
  const { reason, draft, base, earlier } = edit;
  // UNCONFIRMED: `decorativeAltText`.
  const isUnseen = target.level === 'asset' && !draft && earlier.length > 0 && !base && !target.shown;
  return (
    <>
      {isOvertaken(editable) ? (
        <TheirText editable={editable} editing={editing} />
      ) : (
        reason !== null &&
        reason !== 'aborted' && (
          <p role="alert" class="alt-note fault">
            {words.faults[reason]}
          </p>
        )
      )}
      {isUnseen && <p class="alt-note quiet">{words.decorativeUnseen}</p>}
      {whyNot !== null && <p class="alt-note quiet">{whyNot}</p>}
    </>
  );
}
