import type { Sketch } from './sketch.ts';

/** An animation small enough to be painted at once. */
const animation = { motif: 'night', width: 600, height: 400, frames: 3 } as const;

/** Assets that advice could destroy, and one that hardly any browser shows. */
export const formatCases: readonly Sketch[] = [
  {
    ...animation,
    key: 'animated-png',
    fileName: 'signal-lamp.png',
    altText: 'A signal lamp blinking on a hut',
    format: 'png',
  },
  {
    ...animation,
    key: 'animated-webp',
    fileName: 'drifting-fog.webp',
    altText: 'Fog drifting over a cabin',
    format: 'webp',
  },
  {
    ...animation,
    key: 'animated-webp-with-copies',
    fileName: 'falling-stars.webp',
    altText: 'Falling stars over a cabin',
    format: 'webp',
    variants: [{ width: 500, format: 'webp' }],
  },
  {
    ...animation,
    key: 'animated-avif',
    fileName: 'turning-sky.avif',
    altText: 'The sky turning over a cabin',
    format: 'avif',
  },
  {
    key: 'heic-as-jpg',
    fileName: 'IMG_4032.jpg',
    altText: 'A summit cross',
    motif: 'ridge',
    format: 'jpg',
    bytesFormat: 'heic',
    contentType: 'image/jpeg',
    servedType: 'image/jpeg',
    width: 900,
    height: 600,
    variants: [],
  },
];
