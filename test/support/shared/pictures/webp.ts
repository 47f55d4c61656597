import { type Bytes, join, type Part, u24, u32 } from './bytes.ts';

/** A RIFF chunk, padded to an even length. Source: WebP container specification. */
export function riff(type: string, ...content: readonly Part[]): Bytes {
  const body = join(...content);
  return join(type, u32(body.length, true), body, body.length % 2 ? [0] : []);
}

/** A WebP file of these chunks. */
export function webp(...chunks: readonly Uint8Array[]): Bytes {
  return riff('RIFF', 'WEBP', ...chunks);
}

/** The chunk with the coded pixels of a simple WebP, as it stands in the file. */
export const pixelsOf = (simple: Uint8Array): Bytes => join(simple.subarray(12));

export const flags = { animation: 0x02, xmp: 0x04, exif: 0x08, alpha: 0x10, icc: 0x20 } as const;

/** The header of an extended WebP with a canvas of this size. */
export const vp8x = (feature: number, width: number, height: number): Bytes =>
  riff('VP8X', [feature, 0, 0, 0], u24(width - 1), u24(height - 1));

/** The global parameters of an animation. */
export const anim: Bytes = riff('ANIM', [0, 0, 0, 0, 0, 0]);

/** A frame of an animation in its upper left corner. */
export const anmf = (width: number, height: number, pixels: Uint8Array): Bytes =>
  riff('ANMF', u24(0), u24(0), u24(width - 1), u24(height - 1), u24(100), [0], pixels);
