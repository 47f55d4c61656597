import { type Bytes, join, u16, u32 } from '../bytes.ts';
import { chunk, ihdr, pngSignature, rows } from '../png.ts';
import { type Specimen, specimens } from './specimen.ts';

/** A BMP of 24 bit with a header of this length. Source: Microsoft, Bitmap header types. */
function bmp(width: number, height: number, header = 40): Bytes {
  const pixels = new Uint8Array(Math.ceil((width * 3) / 4) * 4 * Math.abs(height));
  const [colours, start] = [[...u16(1, true), ...u16(24, true)], 14 + header];
  const sizes =
    header === 12
      ? [u16(width, true), u16(height, true), colours]
      : [
          u32(width, true),
          u32(height, true),
          colours,
          u32(0),
          u32(pixels.length, true),
          new Uint8Array(header - 24),
        ];
  return join(
    'BM',
    u32(start + pixels.length, true),
    u32(0),
    u32(start, true),
    u32(header, true),
    ...sizes,
    pixels,
  );
}

/** An icon of PNGs of these sizes. Source: Microsoft, icons. */
function ico(sides: readonly number[], kind = 1): Bytes {
  const pictures = sides.map((side) =>
    join(pngSignature, ihdr(side, side), chunk('IDAT', rows(side, side)), chunk('IEND')),
  );
  let at = 6 + sides.length * 16;
  const entries = pictures.map((picture, number) => {
    const side = (sides[number] ?? 0) & 255;
    const entry = join(
      [side, side, 0, 0],
      u16(1, true),
      u16(32, true),
      u32(picture.length, true),
      u32(at, true),
    );
    at += picture.length;
    return entry;
  });
  return join(u16(0), u16(kind, true), u16(sides.length, true), ...entries, ...pictures);
}

/** Bitmaps, icons and cursors. */
export function icons(): Specimen[] {
  const [bitmap, icon] = [specimens('image/bmp'), specimens('image/x-icon')];
  return [
    bitmap('plain', bmp(40, 30), [40, 30], { animated: null }),
    bitmap('from its top', bmp(40, -30), [40, 30]),
    bitmap('of OS/2', bmp(40, 30, 12), [40, 30]),
    bitmap('of version 5', bmp(40, 30, 124), [40, 30]),
    icon('one picture', ico([32]), [32, 32]),
    icon('a larger one second', ico([16, 48]), [48, 48]),
    icon('a larger one first', ico([48, 16]), [48, 48]),
    icon('256 pixels', ico([256]), [256, 256]),
    icon('a cursor', ico([32], 2), [32, 32]),
  ];
}
