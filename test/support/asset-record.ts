import type { AssetDetails } from '#contract/asset.ts';
import type { Measurements } from '#contract/measurements.ts';
import { type AssetRecord, emptyAsset } from '#panel/assets/facts.ts';

/** What the store has of an asset with these details, and with its files measured so. */
export function recordOf(details: AssetDetails, measured?: Measurements): AssetRecord {
  return { ...emptyAsset, details, measured };
}
