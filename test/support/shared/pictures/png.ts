import { crc32, deflateSync } from 'node:zlib';
import { type Bytes, join, type Part, u32 } from './bytes.ts';

export const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** A chunk with its checksum. Source: PNG (third edition), 5.3. */
export function chunk(type: string, ...content: readonly Part[]): Bytes {
  const body = join(type, ...content);
  return join(u32(body.length - 4), body, u32(crc32(body)));
}

/** An IHDR of 8 bit grey. */
export const ihdr = (width: number, height: number): Bytes =>
  chunk('IHDR', u32(width), u32(height), [8, 0, 0, 0, 0]);

/** The compressed rows of a black picture of 8 bit grey. */
export const rows = (width: number, height: number): Buffer =>
  deflateSync(Buffer.alloc((width + 1) * height));

/** A PNG of 40 × 30 with these chunks before and behind its pixels. */
export function png(before: readonly Uint8Array[] = [], behind: readonly Uint8Array[] = []): Bytes {
  return join(pngSignature, ihdr(40, 30), ...before, chunk('IDAT', rows(40, 30)), ...behind, chunk('IEND'));
}
