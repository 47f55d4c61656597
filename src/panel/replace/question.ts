import { largestUploadBytes } from '#contract/webflow-facts/branching-values.ts';
import type { KnownFile, ReplaceItem, ReplaceQuestion } from '#panel/replace/replacement.ts';
import { keptBytes } from '#panel/replace/replacement-limits.ts';

/** Returns the question about these files; the originals' lengths are those of `known`, by asset id. */
export function questionOf(
  items: readonly ReplaceItem[],
  known: ReadonlyMap<string, KnownFile>,
  isAllowed: boolean,
  endsUndo: boolean,
): ReplaceQuestion {
  const unique = [...new Map(items.map((item) => [item.assetId, item])).values()];
  const keeps = unique.reduce((sum, { assetId }) => sum + (known.get(assetId)?.size ?? 0), 0);
  const isTooLarge = unique.every(({ candidate }) => candidate.bytes > largestUploadBytes);
  const hasNoRoom = keeps > keptBytes;
  return {
    items: unique.map((item) => {
      const { size = null, contentType = null } = known.get(item.assetId) ?? {};
      return { ...item, before: { bytes: size, type: contentType } };
    }),
    keeps,
    obstacle: !isAllowed ? 'not_allowed' : isTooLarge ? 'too_large' : hasNoRoom ? 'no_room' : null,
    endsUndo,
  };
}
