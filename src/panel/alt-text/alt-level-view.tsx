import { AltEditor, focusEditor } from '#panel/alt-text/alt-editor.tsx';
import { inheritMark, readAltText } from '#panel/alt-text/alt-text.ts';
import { AltTextValue } from '#panel/alt-text/alt-text-value.tsx';
import type { AltLevel, AltTarget, Draft, Editing } from '#panel/alt-text/editing.ts';
import { Bars } from '#panel/selected/skeleton.tsx';
import { type AssetSubject, altKeyOf, factsOf } from '#panel/selected/subject.ts';
import * as editor from '#panel/words/alt-editor.ts';
import * as words from '#panel/words/alt-text.ts';
import { unknown } from '#panel/words/facts.ts';

interface AltLevelProps {
  readonly level: AltLevel;
  readonly subject: AssetSubject;
  readonly inherits: boolean;
  readonly isInUse: boolean;
  readonly editing: Editing;
  /** Whether the person may write this level here and now. */
  readonly may: boolean;
}

function draftOf(target: AltTarget): Draft {
  const alt = readAltText(target.shown ?? null);
  const text = alt.kind === 'text' ? alt.text : '';
  if (target.inherits) return { as: 'asset', text };
  return { as: alt.kind === 'decorative' ? 'decorative' : 'text', text };
}

/** One level of alt text: its value or its editor, what the last press came to, and what may be done. */
export function AltLevelView({ level, subject, inherits, isInUse, editing, may }: AltLevelProps) {
  const isImage = level === 'image';
  const told = isImage ? subject.placement.altText : factsOf(subject).assetAltText;
  const target: AltTarget = {
    level,
    key: altKeyOf(subject, level),
    assetId: subject.assetId,
    handle: subject[level],
    shown: told,
    inherits: isImage && inherits,
  };
  const { draft, isBusy, fault, earlier } = editing.of(target.key);
  const bound = isImage ? subject.placement.bindings?.altText : null;
  const reason = bound ? editor.bound(bound) : may ? null : editor.notAllowed[level];
  const id = `alt-${level}`;
  return (
    <div class="level" data-level={level}>
      <div class="level-head">
        <h3 id={id}>{words.levels[level]}</h3>
        {isInUse && <span class="tag">{words.inUse}</span>}
        {reason === null && told !== undefined && (
          <button
            type="button"
            class="text-button edit"
            aria-expanded={draft !== null}
            aria-describedby={id}
            onClick={({ currentTarget }) => {
              if (draft) return editing.cancel(target.key);
              editing.open(target, draftOf(target));
              focusEditor(currentTarget.closest('.level'));
            }}
          >
            {editor.edit}
          </button>
        )}
      </div>
      {draft ? (
        <AltEditor
          key={target.key}
          target={target}
          draft={draft}
          isBusy={isBusy}
          editing={editing}
          subject={subject}
        />
      ) : told === undefined ? (
        subject.told ? (
          <p class="word">{unknown}</p>
        ) : (
          <Bars widths={[80]} />
        )
      ) : (
        <p>
          <AltTextValue value={target.inherits ? inheritMark : told} />
        </p>
      )}
      {fault !== null && fault !== 'aborted' && (
        <p role="alert" class="fault">
          {editor.faults[fault]}
        </p>
      )}
      {reason !== null && <p class="quiet">{reason}</p>}
      {draft === null && reason === null && earlier.length > 0 && (
        <button
          type="button"
          class="text-button"
          aria-disabled={isBusy}
          aria-describedby={id}
          onClick={() => void editing.undo(target)}
        >
          {editor.undo}
        </button>
      )}
    </div>
  );
}
