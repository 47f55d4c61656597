import type { FixtureInput } from './fixture-defaults.ts';

const animation = { motif: 'night', width: 600, height: 400, frames: 3 } as const;

/** Animated images, which a conversion to a still format would destroy, and a HEIC, which only Safari displays. */
export const formatCases: readonly FixtureInput[] = [
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
