import sharp from 'sharp';

/**
 * The decoders that are enabled, by the media type of what they decode. They are all that designers put on a site and
 * browsers show as a photo or an animation. Of HEIF's codecs, sharp's build has AV1 alone.
 */
export const decoders = {
  'image/jpeg': 'VipsForeignLoadJpegBuffer',
  'image/png': 'VipsForeignLoadPngBuffer',
  'image/webp': 'VipsForeignLoadWebpBuffer',
  'image/gif': 'VipsForeignLoadNsgifBuffer',
  'image/avif': 'VipsForeignLoadHeifBuffer',
} as const;

/**
 * Enables these decoders alone and makes libvips keep nothing. One thread encodes an image: with more of them AVIF has other bytes on
 * each machine, and two images at once already use two cores.
 */
export function setUpSharp(): void {
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: Object.values(decoders) });
}
