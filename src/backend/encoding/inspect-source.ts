import { readPicture } from '../measurements/picture.ts';
import { hasOtherColors } from './colors.ts';
import { EncodingError } from './encoder.ts';
import { encodedTypes, type SourcePicture } from './messages.ts';

export interface SourceLimits {
  readonly encodedBytes: number;
  readonly encodedPixels: number;
  readonly encodedSide: number;
}

/** Types whose frames can't be kept in any candidate. */
const stillOnly = new Set(['image/png', 'image/avif']);

/** The size of an SVG that has none. Source: CSS 2.2, 10.3.2. */
const unsized = [300, 150] as const;

/**
 * What the head of an original says, found without a decoder. Throws EncodingError where it can't be encoded: `too_large`,
 * `not_an_image`, `unsupported_type`, `too_many_pixels`, `animated`, `other_colors`, and `damaged` where the head ends early or
 * contradicts itself.
 */
export function inspectSource(bytes: Uint8Array, limits: SourceLimits): SourcePicture {
  if (bytes.byteLength > limits.encodedBytes) throw new EncodingError('too_large');
  const picture = readPicture(bytes);
  if (!picture) throw new EncodingError('not_an_image');
  const type = encodedTypes.find((known) => known === picture.type);
  if (!type) throw new EncodingError('unsupported_type');
  const [width, height] = type === 'image/svg+xml' ? unsized : [null, null];
  const size = { width: picture.width ?? width, height: picture.height ?? height };
  if (size.width === null || size.height === null) throw new EncodingError('damaged');
  if (type !== 'image/svg+xml' && size.width * size.height > limits.encodedPixels)
    throw new EncodingError('too_many_pixels');
  if (Math.max(size.width, size.height) > limits.encodedSide) throw new EncodingError('too_many_pixels');
  if (picture.animated && stillOnly.has(type)) throw new EncodingError('animated');
  if (hasOtherColors(bytes, type)) throw new EncodingError('other_colors');
  return { type, width: size.width, height: size.height };
}
