import type { StoredAsset, WebflowVariant } from '#sandbox/world/asset.ts';
import { cdnPath, variantFileName } from './naming.ts';
import { mimeType, type Recipe, type VariantRecipe } from './recipe.ts';

/** What `describe` needs to know beside the recipe. `size` is bytes of the painted original. */
export interface DescribeFacts {
  cdnOrigin: string;
  size: number;
  variantQuality: number;
}

function describeVariant(recipe: Recipe, variant: VariantRecipe, facts: DescribeFacts): WebflowVariant {
  const fileName = variantFileName(recipe, variant);
  return {
    hostedUrl: facts.cdnOrigin + cdnPath(recipe, fileName),
    originalFileName: fileName,
    displayName: fileName,
    format: variant.format,
    width: variant.width,
    height: variant.height ?? null,
    quality: variant.height === undefined ? facts.variantQuality : (variant.quality ?? facts.variantQuality),
    error: variant.error ?? null,
  };
}

/** The asset a recipe makes, in the Data API's words. Source: Data API v2, Get Asset. */
export function describeAsset(recipe: Recipe, facts: DescribeFacts): StoredAsset {
  return {
    key: recipe.key,
    width: recipe.width,
    folderId: recipe.folderId ?? null,
    altTextByLocale: { ...recipe.altTextByLocale },
    asset: {
      id: recipe.assetId,
      contentType: recipe.contentType ?? mimeType(recipe.bytesFormat ?? recipe.format),
      size: recipe.processing ? 0 : facts.size,
      siteId: recipe.siteId,
      hostedUrl: recipe.hostedUrl ?? facts.cdnOrigin + cdnPath(recipe, recipe.fileName),
      originalFileName: recipe.fileName,
      displayName: recipe.displayName,
      lastUpdated: recipe.lastUpdated,
      createdOn: recipe.createdOn,
      variants: recipe.variants.map((variant) => describeVariant(recipe, variant, facts)),
      altText: recipe.altText,
    },
  };
}
