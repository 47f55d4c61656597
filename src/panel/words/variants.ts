import type { NoVariantsReason } from '#panel/selected/no-variants.ts';

export const heading = 'Variants';
export const columns = ['Width', 'Height', 'Format', 'Size', 'Quality'] as const;
export const original = 'Original';
export const theOriginal = 'original';
export const notGiven = 'Webflow doesn’t say';
export const noPixels = 'A vector has no pixels';
export const notLoaded = 'Known only from the preview';
export const sizeNotKnown = 'Webflow doesn’t say how big single variants are';
export const unavailable = 'Shown once we can read them from Webflow.';

/** Webflow's own words for why a variant could not be made. */
export const failed = (reason: string): string => `Failed: ${reason}`;

/** What tells one variant from the others: "500 px JPEG". */
export const describe = (width: number | null, format: string | null): string =>
  `${width === null ? '' : `${width} px `}${format ?? 'variant'}`;

/** Why there are no variants, and what to do about it where something can be done. */
export const whyNone: Record<NoVariantsReason, string> = {
  processing: 'Webflow is still processing this upload. Refresh in a minute.',
  svg: 'An SVG scales to any size, so Webflow makes no variants of it.',
  gif: 'Webflow makes no variants of GIFs.',
  small: 'Webflow only makes variants of images wider than 500 px.',
  unknown: 'Webflow has made no variants of this image. A new upload can take a minute.',
};
