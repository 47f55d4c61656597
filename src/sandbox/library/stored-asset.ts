import type { StoredAsset, WebflowVariant } from '#sandbox/world/asset.ts';
import { type AssetFixture, mimeType, type VariantFixture } from './asset-fixture.ts';
import { cdnPath, variantFileName } from './naming.ts';

/** The values of an asset that its fixture does not define. `size` is the original's size in bytes. */
export interface StoredAssetFacts {
  cdnOrigin: string;
  size: number;
  variantQuality: number;
}

function toVariant(fixture: AssetFixture, variant: VariantFixture, facts: StoredAssetFacts): WebflowVariant {
  const fileName = variantFileName(fixture, variant);
  return {
    hostedUrl: facts.cdnOrigin + cdnPath(fixture, fileName),
    originalFileName: fileName,
    displayName: fileName,
    format: variant.format,
    width: variant.width,
    height: variant.height ?? null,
    quality: variant.height === undefined ? facts.variantQuality : (variant.quality ?? facts.variantQuality),
    error: variant.error ?? null,
  };
}

/** The asset of a fixture in the shape of the Data API. Source: Data API v2, Get Asset. */
export function toStoredAsset(fixture: AssetFixture, facts: StoredAssetFacts): StoredAsset {
  return {
    key: fixture.key,
    width: fixture.width,
    folderId: fixture.folderId ?? null,
    altTextByLocale: { ...fixture.altTextByLocale },
    asset: {
      id: fixture.assetId,
      contentType: fixture.contentType ?? mimeType(fixture.bytesFormat ?? fixture.format),
      size: fixture.processing ? 0 : facts.size,
      siteId: fixture.siteId,
      hostedUrl: fixture.hostedUrl ?? facts.cdnOrigin + cdnPath(fixture, fixture.fileName),
      originalFileName: fixture.fileName,
      displayName: fixture.displayName,
      lastUpdated: fixture.lastUpdated,
      createdOn: fixture.createdOn,
      variants: fixture.variants.map((variant) => toVariant(fixture, variant, facts)),
      altText: fixture.altText,
    },
  };
}
