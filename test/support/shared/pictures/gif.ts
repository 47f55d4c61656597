import { type Bytes, join, u16 } from './bytes.ts';

/** A GIF with a screen of this size, and these blocks. Source: GIF89a specification, 17 and 18. */
export function gif(
  [width, height]: readonly [number, number],
  blocks: readonly (readonly number[])[],
  version = 'GIF89a',
): Bytes {
  // A global colour table of two colours.
  const screen = join(u16(width, true), u16(height, true), [0x80, 0, 0], [0, 0, 0, 255, 255, 255]);
  return join(version, screen, blocks.flat(), [0x3b]);
}

/** LZW of codes of 3 bits: clear, one pixel of colour 0 for each, end; cleared before codes grow. */
function pixels(count: number): number[] {
  const codes: number[] = [];
  for (let at = 0; at < count; at++) {
    if (at % 2 === 0) codes.push(4);
    codes.push(0);
  }
  codes.push(5);
  const bytes: number[] = [];
  for (const [at, code] of codes.entries()) {
    for (let bit = 0; bit < 3; bit++) {
      const place = at * 3 + bit;
      const byte = place >> 3;
      bytes[byte] = (bytes[byte] ?? 0) | (((code >> bit) & 1) << (place & 7));
    }
  }
  const blocks: number[] = [];
  for (let at = 0; at < bytes.length; at += 255) {
    const part = bytes.slice(at, at + 255);
    blocks.push(part.length, ...part);
  }
  return [2, ...blocks, 0];
}

/** A frame of black pixels at this place of the screen. */
export function frame(width: number, height: number, left = 0, top = 0): number[] {
  const place = [left, top, width, height].flatMap((value) => u16(value, true));
  return [0x2c, ...place, 0, ...pixels(width * height)];
}

/** Netscape's extension that asks for endless repetition. */
export const repeat = [0x21, 0xff, 11, ...Buffer.from('NETSCAPE2.0'), 3, 1, 0, 0, 0];

/** A comment of so many bytes. */
export function comment(length: number): number[] {
  const blocks: number[] = [];
  for (let left = length; left > 0; left -= 255) {
    const part = Math.min(255, left);
    blocks.push(part, ...Array.from({ length: part }, () => 0x2c));
  }
  return [0x21, 0xfe, ...blocks, 0];
}
