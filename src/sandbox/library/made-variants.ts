import type { PictureFormat, VariantRecipe } from './recipe.ts';

/** Widths in pixels of Webflow's responsive copies. Source: 51 published Webflow sites, 2026. */
const variantWidths = [500, 800, 1080, 1600, 2000, 2600, 3200] as const;

/** The quality of WebP that Webflow makes of an AVIF: most of it weighs more than what it was made of. */
const webpOfAvif = { bytesFormat: 'webp', quality: 80 } as const;

/**
 * The copies Webflow makes of an original: every width that is less than its own, none of GIF and SVG, and of an AVIF
 * files that hold WebP under its name. Source: 51 published Webflow sites, 2026 (826 of 874 copies of AVIF).
 */
export function madeVariants(width: number, format: PictureFormat): VariantRecipe[] {
  if (format === 'gif' || format === 'svg') return [];
  return variantWidths
    .filter((each) => each < width)
    .map((each) => ({ width: each, format, ...(format === 'avif' ? webpOfAvif : {}) }));
}

/** The thumbnail that comes with each upload. Source: the same sites, 221 files, the newest of June 2026. */
export function thumbnailOf(format: PictureFormat): VariantRecipe {
  return { width: 130, height: 130, quality: 80, format };
}
