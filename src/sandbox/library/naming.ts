import type { PictureFormat, Recipe, VariantRecipe } from './recipe.ts';

function splitName(fileName: string): { base: string; extension: string } {
  const dot = fileName.lastIndexOf('.');
  return dot > 0
    ? { base: fileName.slice(0, dot), extension: fileName.slice(dot + 1) }
    : { base: fileName, extension: '' };
}

/** The name of one copy: `base-p-width.ext`, or `base-p-130x130q80.ext` of a thumbnail. Source: published pages. */
export function variantFileName(recipe: Recipe, variant: VariantRecipe): string {
  const { base, extension } = splitName(recipe.fileName);
  const ending: Partial<Record<PictureFormat, string>> = { [recipe.format]: extension };
  const { width, height, quality } = variant;
  const size = height === undefined ? width : `${width}x${height}q${quality}`;
  return `${base}-p-${size}.${ending[variant.format] ?? variant.format}`;
}

/** The path of a file on the CDN: `/<siteId>/<assetId>_<name>`, the name escaped. Source: published sites. */
export function cdnPath(recipe: Recipe, fileName: string): string {
  return `/${recipe.siteId}/${recipe.assetId}_${encodeURIComponent(fileName)}`;
}
