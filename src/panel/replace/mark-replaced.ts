import type { AssetDetails } from '#contract/asset.ts';
import type { AssetStore } from '#panel/assets/store.ts';

/** What a replacement needs of the store. */
export type ReplacedAssets = Pick<
  AssetStore,
  'asset' | 'noteChange' | 'request' | 'setDetails' | 'setMeasured'
>;

/**
 * Has everything about an asset read and measured again after its file was replaced: nothing says which of it has changed
 * (UNCONFIRMED: `replacedAltKept`, `replacedDateChanges`). `details` are those that were read since, if any.
 */
export function markReplaced(assets: ReplacedAssets, assetId: string, details: AssetDetails | null): void {
  if (details) assets.setDetails(details, assets.request());
  assets.setMeasured(assetId, null, undefined);
  assets.noteChange(assetId);
}
