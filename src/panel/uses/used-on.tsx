import { usesInLine } from '#panel/i18n/use-names.ts';
import * as words from '#panel/i18n/uses.ts';
import { type Fold, FoldButton } from '#panel/ui/fold.tsx';
import { BlindSpots } from '#panel/uses/blind-spots.tsx';
import type { SiteUses } from '#panel/uses/site-uses.ts';
import { UseList } from '#panel/uses/use-list.tsx';

interface UsedOnProps {
  readonly assetId: string;
  readonly siteUses: SiteUses;
  readonly fold: Fold;
}

/** How many uses the line names. */
const named = 4;

/** Where an asset is used, in a line and on demand as a list; nothing while nothing is known. */
export function UsedOn({ assetId, siteUses, fold }: UsedOnProps) {
  if (!siteUses.isPartlyRead.value) return null;
  const coverage = siteUses.coverage.value;
  if (!coverage) return null;
  const all = siteUses.usesOf(assetId);
  const uses = all.filter(({ kind }) => kind !== 'canvas');
  const noUse = words.noUse(coverage, all.length > 0);
  return (
    <section class="section folded used-on" aria-labelledby="used-on">
      <h2 id="used-on">
        <FoldButton fold={fold} controls="used-on-details">
          <span class="used-on-line">
            {uses.length > 0 && <span class="quiet">{words.heading} </span>}
            <span dir="auto">{uses.length > 0 ? usesInLine(uses, named) : noUse}</span>
          </span>
        </FoldButton>
      </h2>
      {fold.isOpen.value && (
        <div id="used-on-details" class="fold-details">
          {uses.length > 0 && (
            <>
              <UseList key={assetId} assetId={assetId} uses={uses} going={siteUses.going} />
              {!siteUses.isFullyRead.value && (
                <p class="fine">{words.readUp(words.countsOf(coverage) ?? words.starting)}</p>
              )}
            </>
          )}
          <BlindSpots />
        </div>
      )}
    </section>
  );
}
