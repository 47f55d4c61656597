import type { AssetDetails } from '#contract/asset.ts';
import type { Measurements } from '#contract/measurements.ts';
import { type AssetRecord, emptyAsset } from '#panel/assets/facts.ts';

/** Returns the store's record of an asset with these details and measurements. */
export function recordOf(details: AssetDetails, measured?: Measurements): AssetRecord {
  return { ...emptyAsset, details, measured };
}
