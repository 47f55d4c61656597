import type { AssetDetails, Variant } from '#contract/asset.ts';
import type { MeasuredFile } from '#contract/measurements.ts';
import { anyAsset, anyVariant } from '#test/support/shared/any-asset.ts';

export const assetId = anyAsset.id;
export const otherAssetId = '63e5889e7fe4eafa7384cea5';
export const { siteId } = anyAsset;

/** A variant of this width in Webflow's usual form: no height, quality 100. */
export function variantOf(width: number, changes: Partial<Variant> = {}): Variant {
  return {
    ...anyVariant,
    hostedUrl: `https://cdn.prod.website-files.com/${siteId}/${assetId}_hero-p-${width}.jpg`,
    originalFileName: `hero-p-${width}.jpg`,
    displayName: `${assetId}_hero-p-${width}.jpg`,
    width,
    ...changes,
  };
}

/** An asset with every field, except for the changes of a test. */
export function detailsOf(changes: Partial<AssetDetails> = {}): AssetDetails {
  return {
    ...anyAsset,
    hostedUrl: null,
    variants: [variantOf(500), variantOf(800), variantOf(1080)],
    fetchedAt: '2026-03-01T11:57:00.000Z',
    stale: false,
    ...changes,
  };
}

/** A measured JPEG of 600 × 400 px, except for the changes of a test. */
export function measuredFile(changes: Partial<MeasuredFile> = {}): MeasuredFile {
  return {
    url: null,
    bytes: 5_000,
    type: 'image/jpeg',
    servedType: 'image/jpeg',
    width: 600,
    height: 400,
    animated: null,
    reason: null,
    ...changes,
  };
}
