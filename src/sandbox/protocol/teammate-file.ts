import * as v from 'valibot';

/**
 * What a teammate replaces a file by: a photo, one cut off in the middle, one in CMYK, one of 16 bits, one on its side by its
 * EXIF, one of 1 × 1 pixel, one of 20,000 × 20,000 pixels in few bytes, and a web page under the name of a JPEG.
 */
export const TeammateFile = v.picklist([
  'photo',
  'truncated',
  'cmyk',
  'deep',
  'turned',
  'onePixel',
  'bomb',
  'page',
]);
export type TeammateFile = v.InferOutput<typeof TeammateFile>;
