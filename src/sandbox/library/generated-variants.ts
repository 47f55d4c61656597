import type { ImageFormat, VariantFixture } from './asset-fixture.ts';

/** Widths of Webflow's variants in pixels. Source: 51 published Webflow sites, 2026. */
const variantWidths = [500, 800, 1080, 1600, 2000, 2600, 3200] as const;

/** Webflow converts AVIF originals to WebP variants, most of them larger than the original. Source: the same sites. */
const webpOfAvif = { bytesFormat: 'webp', quality: 80 } as const;

/**
 * The variants Webflow generates for an original of `width` pixels: one for each variant width below the original's, none
 * for GIF and SVG. Variants of an AVIF contain WebP under an `.avif` name.
 * Source: 51 published Webflow sites, 2026 (826 of 874 variants of AVIF).
 */
export function generatedVariants(width: number, format: ImageFormat): VariantFixture[] {
  if (format === 'gif' || format === 'svg') return [];
  return variantWidths
    .filter((each) => each < width)
    .map((each) => ({ width: each, format, ...(format === 'avif' ? webpOfAvif : {}) }));
}

/** The 130 × 130 px thumbnail that Webflow generates for each upload. Source: the same sites, 221 files, the newest of June 2026. */
export function thumbnailOf(format: ImageFormat): VariantFixture {
  return { width: 130, height: 130, quality: 80, format };
}
