import type { AssetStore } from '#panel/assets/store.ts';
import type { PixelsOf } from '#panel/page/csv.ts';
import { originalSize } from '#rules/audit/asset-summary.ts';

/** Returns the pixels of originals from what is measured of them. */
export const createPixels =
  (assets: Pick<AssetStore, 'asset'>): PixelsOf =>
  (assetId) =>
    originalSize(assets.asset(assetId));
