import type { FixtureInput } from './fixture-defaults.ts';

/** 1200 × 800 px, so that its variants are 500, 800 and 1080 px wide. */
const photo = { format: 'jpg', width: 1200, height: 800 } as const;

/** The same drawings as other catalog assets, so that each is rendered once. */
const dunes = { ...photo, motif: 'dunes', seed: 7 } as const;
const cliffs = { ...photo, motif: 'coast', seed: 9 } as const;

/** Assets with variants that are too large, missing, or in another format than their file name says. */
export const variantCases: readonly FixtureInput[] = [
  {
    key: 'as-heavy',
    fileName: 'ferry-crossing.avif',
    altText: 'A ferry crossing a fjord',
    motif: 'coast',
    format: 'avif',
    width: 1200,
    height: 800,
    quality: 50,
    variants: [
      { width: 500, format: 'avif', bytesFormat: 'webp', quality: 50 },
      { width: 800, format: 'avif', bytesFormat: 'webp', quality: 50 },
      { width: 1080, format: 'avif', bytesFormat: 'webp', quality: 50, hasOriginalSize: true },
    ],
  },
  {
    key: 'all-heavier',
    fileName: 'snow-field.webp',
    altText: 'Tracks across a field of snow',
    motif: 'dunes',
    format: 'webp',
    width: 900,
    height: 600,
    quality: 5,
    variants: [
      { width: 500, format: 'webp', quality: 95 },
      { width: 800, format: 'webp', quality: 95 },
    ],
  },
  {
    key: 'avif',
    fileName: 'coast-at-noon.avif',
    altText: 'A wide coast at noon',
    motif: 'coast',
    format: 'avif',
    width: 1700,
    height: 800,
    quality: 40,
  },
  {
    key: 'one-variant',
    fileName: 'camp-kitchen.jpg',
    altText: 'A kettle on a camp stove',
    motif: 'tent',
    format: 'jpg',
    width: 620,
    height: 414,
  },
  {
    key: 'narrower-original',
    fileName: 'old-poster.jpg',
    altText: 'A poster of a ridge',
    motif: 'ridge',
    format: 'jpg',
    width: 700,
    height: 467,
    variants: [
      { width: 500, format: 'jpg' },
      { width: 800, format: 'jpg', quality: 30 },
    ],
  },
  {
    ...photo,
    key: 'thumbnail',
    fileName: 'boat-house.jpg',
    altText: 'A boat house on a lake',
    motif: 'lake',
    thumbnailListed: true,
  },
  {
    ...cliffs,
    key: 'lost-variant',
    fileName: 'sea-cliffs.jpg',
    altText: 'Cliffs on a clear day',
    variants: [
      { width: 500, format: 'jpg' },
      { width: 800, format: 'jpg', fault: 'missing' },
      { width: 1080, format: 'jpg' },
    ],
  },
  {
    ...dunes,
    key: 'forbidden-variant',
    fileName: 'evening-dunes.jpg',
    altText: 'Dunes in the evening',
    variants: [
      { width: 500, format: 'jpg' },
      { width: 800, format: 'jpg', fault: 'forbidden' },
      { width: 1080, format: 'jpg' },
    ],
  },
  {
    ...dunes,
    key: 'html-variant',
    fileName: 'long-dune.jpg',
    altText: 'A long dune',
    variants: [
      { width: 500, format: 'jpg', fault: 'html' },
      { width: 800, format: 'jpg' },
      { width: 1080, format: 'jpg', fault: 'empty' },
    ],
  },
  {
    ...cliffs,
    key: 'lost-original',
    fileName: 'lighthouse-walk.jpg',
    altText: 'The way to the lighthouse',
    fault: 'missing',
  },
];
