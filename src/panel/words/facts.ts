import type { NoVariantsReason } from '#panel/selected/no-variants.ts';

export const preview = { alt: 'Preview', none: 'No preview', failed: 'Preview didn’t load' } as const;

export const facts = {
  untitled: 'Untitled image',
  unknown: 'Not known',
  vector: 'Vector',
  processing: 'Processing',
} as const;

export const altText = {
  heading: 'Alt text',
  placement: 'On this image',
  asset: 'Of the asset',
  notSet: 'Not set',
  empty: 'Empty',
  inherited: 'From the asset',
  decorative: 'Decorative',
} as const;

export const variants = {
  heading: 'Variants',
  columns: { width: 'Width', height: 'Height', format: 'Format', size: 'Size', quality: 'Quality' },
  original: 'Original',
  theOriginal: 'the original',
  notGiven: 'Webflow doesn’t say',
  notLoaded: 'Known once the preview has loaded',
  sizeNotKnown: 'Webflow doesn’t say how big single variants are',
  failed: (reason: string) => `Failed: ${reason}`,
  describe: (width: number | null, format: string | null) =>
    [width === null ? null : `${width} px`, format].filter((part) => part !== null).join(' ') || 'variant',
  unavailable: 'Shown once we can read them from Webflow.',
} as const;

export const noVariants: Record<NoVariantsReason, string> = {
  processing: 'Webflow is still processing this upload. Refresh in a minute.',
  svg: 'An SVG scales to any size, so Webflow makes no variants of it.',
  gif: 'Webflow makes no variants of GIFs.',
  small: 'Webflow only makes variants of images wider than 500 px.',
  unknown: 'Webflow has made no variants of this image. A new upload can take a minute.',
};

export const file = {
  heading: 'File',
  originalName: 'Original name',
  type: 'Type',
  created: 'Created',
  updated: 'Updated',
  assetId: 'Asset ID',
  url: 'URL',
} as const;
