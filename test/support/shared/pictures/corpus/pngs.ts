import { deflateSync } from 'node:zlib';
import { type Bytes, join, u16, u32 } from '../bytes.ts';
import { exifOf, orientation } from '../exif.ts';
import { chunk, ihdr, png, pngSignature, rows } from '../png.ts';
import { type Size, type Specimen, specimens } from './specimen.ts';

const upright: Size = [40, 30];
const turned: Size = [30, 40];
const exif = (value: number) => chunk('eXIf', orientation(value));

/** The same chunk with another checksum. */
const spoilt = (whole: Bytes): Bytes => join(whole.subarray(0, -1), [(whole.at(-1) ?? 0) ^ 1]);

const control = (frames: number) => chunk('acTL', u32(frames), u32(0));
const frameControl = (number: number) =>
  chunk('fcTL', u32(number), u32(40), u32(30), u32(0), u32(0), u16(1), u16(10), [0, 0]);
const secondFrame = [frameControl(1), chunk('fdAT', u32(2), rows(40, 30))];

/** PNGs with orientations in all places, and with frames. */
export function pngs(): Specimen[] {
  const make = specimens('image/png');
  const pixels = rows(40, 30);
  const legacy = `\nexif\n      38\n${Buffer.from(join('Exif\0\0', orientation(6))).toString('hex')}\n`;
  return [
    make('plain', png(), upright, { animated: false }),
    make('an orientation', png([exif(6)]), turned),
    make('a little-endian orientation', png([chunk('eXIf', orientation(8, { isLittle: true }))]), turned),
    make('a far directory', png([chunk('eXIf', orientation(6, { at: 1_000 }))]), turned),
    make('an orientation behind text', png([chunk('tEXt', 'a\0b'), exif(6)]), turned),
    make(
      'an orientation behind a profile of 100 kB',
      png([chunk('iTXt', new Uint8Array(100_000)), exif(5)]),
      turned,
    ),
    make('an orientation behind the pixels', png([], [exif(6)]), upright),
    make(
      'an orientation between the pixels',
      join(
        pngSignature,
        ihdr(40, 30),
        chunk('IDAT', pixels.subarray(0, 9)),
        exif(6),
        chunk('IDAT', pixels.subarray(9)),
        chunk('IEND'),
      ),
      upright,
    ),
    make('orientations 6, then 1', png([exif(6), exif(1)]), turned),
    make('orientations 1, then 6', png([exif(1), exif(6)]), upright),
    make('orientations 0, then 6', png([exif(0), exif(6)]), upright),
    make('an orientation of garbage, then 6', png([chunk('eXIf', 'garbage!'), exif(6)]), upright),
    make('an orientation with a wrong checksum', png([spoilt(exif(6))]), upright),
    make('one with a wrong checksum, then 6', png([spoilt(exif(1)), exif(6)]), turned),
    make(
      'an orientation with a JPEG’s identifier',
      png([chunk('eXIf', 'Exif\0\0', orientation(6))]),
      upright,
    ),
    make(
      'an orientation as text',
      png([chunk('zTXt', 'Raw profile type exif\0\0', deflateSync(legacy))]),
      upright,
    ),
    make(
      'a resolution in EXIF',
      png([chunk('eXIf', exifOf({ size: [20, 15], resolution: [144, 144], unit: 2 }))]),
      upright,
    ),
    make('a resolution', png([chunk('pHYs', u32(5_669), u32(5_669), [1])]), upright),
    make(
      'a header with a wrong checksum',
      join(pngSignature, spoilt(ihdr(40, 30)), chunk('IDAT', pixels), chunk('IEND')),
      null,
    ),
    make(
      'a chunk before the header',
      join(pngSignature, exif(6), ihdr(40, 30), chunk('IDAT', pixels), chunk('IEND')),
      null,
    ),
    make('two frames', png([control(2), frameControl(0)], secondFrame), upright, { animated: true }),
    make('two frames and an orientation', png([control(2), frameControl(0), exif(6)], secondFrame), turned, {
      animated: true,
    }),
    make('one frame that says it moves', png([control(1), frameControl(0)]), upright, { animated: false }),
  ];
}
