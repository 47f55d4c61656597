import type { KnownUsage } from '#panel/page/usage.ts';
import { inherits } from '#rules/alt-text/alt-state.ts';
import { altLevels } from '#rules/audit/usage-facts.ts';

/**
 * Counts the usages that show the alt text of this asset: images without a text of their own, and image properties of
 * components. Null where no usage shows the asset.
 */
export function inheritingUsages(usages: readonly KnownUsage[], assetId: string): number | null {
  const shown = usages.filter(({ usage }) => usage.assetId === assetId && usage.as !== 'background');
  if (shown.length === 0) return null;
  return shown.filter(({ usage, asset }) => usage.as === 'property' || inherits(altLevels(asset, usage)))
    .length;
}
