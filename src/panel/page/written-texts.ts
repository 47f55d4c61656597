import type { AssetDetails } from '#contract/asset.ts';
import type { AltTarget } from '#panel/assets/alt-target.ts';
import type { Clock } from '#panel/browser/clock.ts';
import * as timing from '#panel/browser/timing.ts';
import type { Known } from '#panel/page/row.ts';
import type { Use } from '#panel/page/use.ts';
import { createMemory } from '#panel/state/memory.ts';
import { inherits } from '#rules/alt-text/alt-state.ts';
import { parseDate } from '#rules/parse-date.ts';

/**
 * A use as it is once this was written. An image without a text of its own answers its asset's, which was `old`; where
 * that is none it answers an empty text, since its null would mean decorative.
 */
export function useWith(
  use: Use,
  { level, key, assetId }: AltTarget,
  value: string | null,
  old: string | null | undefined,
): Use {
  if (use.assetId !== assetId) return use;
  if (level === 'image') return use.element.key === key ? { ...use, altText: value } : use;
  const isFollowing = inherits({ element: use.altText, designer: undefined, api: old });
  return isFollowing ? { ...use, altText: value ?? '' } : use;
}

/** The alt texts that were written to assets, which win over copies made before. */
export interface WrittenTexts {
  note(assetId: string, text: string | null, before: Known | undefined): void;
  /** What was told of an asset, with the text that was written since. */
  over(known: Known): Known;
}

/** Makes the memory of what was written. */
export function createWrittenTexts(clock: Clock): WrittenTexts {
  const written = createMemory<{ readonly text: string | null; readonly at: number }>(
    timing.rememberedAssets,
  );
  const readAt = ({ fetchedAt }: AssetDetails): number => parseDate(fetchedAt) ?? 0;
  return {
    note(assetId, text, before) {
      // The backend's clock may be ahead of this one: the copy it keeps must count as older all the same.
      const kept = before && before !== 'missing' ? readAt(before) : 0;
      written.set(assetId, { text, at: Math.max(clock.now(), kept) });
    },
    over(known) {
      const newest = known === 'missing' ? undefined : written.get(known.id);
      return known !== 'missing' && newest && readAt(known) <= newest.at
        ? { ...known, altText: newest.text }
        : known;
    },
  };
}
