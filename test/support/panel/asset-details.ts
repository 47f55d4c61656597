import type { AssetDetails, Variant } from '#contract/asset.ts';

export const assetId = '63e5889e7fe4eafa7384cea4';
export const otherAssetId = '63e5889e7fe4eafa7384cea5';
export const siteId = '63938b302ea6b0aa6f3d8745';

/** A variant of this width in Webflow's usual form: no height, quality 100. */
export function variantOf(width: number, changes: Partial<Variant> = {}): Variant {
  return {
    hostedUrl: `https://cdn.prod.website-files.com/${siteId}/${assetId}_hero-p-${width}.jpg`,
    originalFileName: `hero-p-${width}.jpg`,
    displayName: `${assetId}_hero-p-${width}.jpg`,
    format: 'jpg',
    width,
    height: null,
    quality: 100,
    error: null,
    ...changes,
  };
}

/** An asset with every field, except for the changes of a test. */
export function detailsOf(changes: Partial<AssetDetails> = {}): AssetDetails {
  return {
    id: assetId,
    siteId,
    displayName: 'hero.jpg',
    originalFileName: 'Hero mountains.jpg',
    contentType: 'image/jpeg',
    size: 2_212_772,
    hostedUrl: null,
    createdOn: '2023-02-09T23:58:22.294Z',
    lastUpdated: '2023-03-01T23:42:57.862Z',
    altText: 'Mountains at dusk',
    variants: [variantOf(500), variantOf(800), variantOf(1080)],
    fetchedAt: '2026-03-01T11:57:00.000Z',
    stale: false,
    ...changes,
  };
}
