import { AltLevelView } from '#panel/alt-text/alt-level-view.tsx';
import type { Alt } from '#panel/alt-text/alt-state.ts';
import type { Editing } from '#panel/alt-text/editing.ts';
import { LocaleTexts } from '#panel/alt-text/locale-texts.tsx';
import { Remarks } from '#panel/alt-text/remarks.tsx';
import type { Abilities } from '#panel/designer.ts';
import type { Inspection } from '#panel/selected/inspection.ts';
import type { AssetSubject } from '#panel/selected/subject.ts';
import * as words from '#panel/words/alt-text.ts';

interface AltTextRegionProps {
  readonly subject: AssetSubject;
  readonly inspection: Inspection;
  readonly editing: Editing;
  readonly may: Abilities;
}

/** Which of the two levels visitors get, as far as that is known. */
function levelInUse({ state }: Alt, inherits: boolean): 'image' | 'asset' | null {
  if (state === null) return null;
  return state === 'asset' || (state !== 'image' && inherits) ? 'asset' : 'image';
}

/** Alt text: which of the four states holds, both levels of it with an editor for each, and the other locales. */
export function AltTextRegion({ subject, inspection, editing, may }: AltTextRegionProps) {
  const { alt, inherits, remarks } = inspection;
  const inUse = levelInUse(alt, inherits);
  const level = (name: 'image' | 'asset') => (
    <AltLevelView
      level={name}
      subject={subject}
      inherits={inherits}
      isInUse={inUse === name}
      editing={editing}
      may={may[name]}
    />
  );
  return (
    <section class="section" aria-labelledby="alt-text">
      <div class="headline">
        <h2 id="alt-text">{words.heading}</h2>
        {alt.state && (
          <span class="badge" data-state={alt.state}>
            {words.states[alt.state]}
          </span>
        )}
      </div>
      {level('image')}
      {level('asset')}
      {/* The others stand among the findings; of a good text in a link there is nothing to find. */}
      <Remarks remarks={remarks.filter(({ rule }) => rule === 'link')} />
      <LocaleTexts altTexts={subject.altTexts} />
    </section>
  );
}
