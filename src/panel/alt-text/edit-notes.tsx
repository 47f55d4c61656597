import { isOvertaken } from '#panel/alt-text/drafts.ts';
import type { EditableLevel } from '#panel/alt-text/editable-level.ts';
import type { Editing } from '#panel/alt-text/editing.ts';
import { OvertakenText } from '#panel/alt-text/overtaken-text.tsx';
import * as words from '#panel/i18n/alt-editor.ts';

/** What happened to the last write, and why a level can't be written. */
export function EditNotes({ editable, editing }: { editable: EditableLevel; editing: Editing }) {
  const { target, edit, whyNot } = editable;
  const { reason, draft, base, earlier } = edit;
  // UNCONFIRMED: `decorativeAltText`.
  const isUnseen = target.level === 'asset' && !draft && earlier.length > 0 && !base && !target.shown;
  return (
    <>
      {isOvertaken(editable) ? (
        <OvertakenText editable={editable} editing={editing} />
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
