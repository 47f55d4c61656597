import sharp from 'sharp';
import { join, type Part, u16, u32 } from '../bytes.ts';
import { type Entry, exifOf, orientation, orientationEntry, tiff } from '../exif.ts';
import { exifSegment, jpegParts, segment, soi, xmpSegment } from '../jpeg.ts';
import { type Size, type Specimen, specimens } from './specimen.ts';

const upright: Size = [40, 30];
const turned: Size = [30, 40];
const sideways = orientation(6);
const sheet = sharp({ create: { width: 40, height: 30, channels: 3, background: '#446688' } });
const startOfFrame = 0xc0;

const one = (type: number, value: readonly number[], count = 1) =>
  tiff({ entries: () => [{ tag: 0x0112, type, count, value }] });

/** Orientations in odd places and forms, and how the picture is shown. */
const exifs: readonly (readonly [name: string, bytes: Uint8Array, size: Size])[] = [
  ...[0, 1, 2, 3, 4, 9].map((value) => [`orientation ${value}`, orientation(value), upright] as const),
  ...[5, 6, 7, 8].map((value) => [`orientation ${value}`, orientation(value), turned] as const),
  ['little-endian', orientation(6, { isLittle: true }), turned],
  ...[9, 10, 16, 17, 100, 30_000].map(
    (at) => [`a directory at ${at}`, orientation(6, { at }), turned] as const,
  ),
  ['a little-endian directory at 17', orientation(6, { at: 17, isLittle: true }), turned],
  ['a directory at 0', join('MM', u16(42), u32(0), sideways.subarray(8)), upright],
  ['another number than 42', join('MM', u16(43), sideways.subarray(4)), upright],
  ['an order that is wrong', join('II', sideways.subarray(2)), upright],
  ['an order in another case', join('Mm', sideways.subarray(2)), upright],
  ['garbage', join('garbage!'), upright],
  ['an orientation of type LONG', one(4, u32(6)), upright],
  ['an orientation of type BYTE', one(1, [6]), upright],
  ['two orientations in one entry', one(3, [...u16(6), ...u16(6)], 2), upright],
  ['an entry without a value', one(3, u16(6), 0), upright],
  [
    'two entries, 6 first',
    tiff({ entries: (little) => [orientationEntry(6, little), orientationEntry(1, little)] }),
    turned,
  ],
  [
    'two entries, 1 first',
    tiff({ entries: (little) => [orientationEntry(1, little), orientationEntry(6, little)] }),
    upright,
  ],
  [
    'a useless entry before a good one',
    tiff({ entries: (little) => [orientationEntry(99, little), orientationEntry(6, little)] }),
    turned,
  ],
  [
    'an entry behind 300 others',
    tiff({
      entries: (little) => [
        ...Array.from(
          { length: 300 },
          (_, at): Entry => ({ tag: 0x9000 + at, type: 3, value: u16(1, little) }),
        ),
        orientationEntry(6, little),
      ],
    }),
    turned,
  ],
  [
    'an orientation of the thumbnail alone',
    tiff({ entries: () => [], second: (little) => [orientationEntry(6, little)] }),
    upright,
  ],
  [
    'more entries promised than there are',
    join('MM', u16(42), u32(8), u16(9), sideways.subarray(10)),
    turned,
  ],
  ['an entry cut off', sideways.subarray(0, 20), upright],
];

/** Resolutions, which a browser follows where EXIF's own size agrees. */
const densities: readonly (readonly [name: string, ...Parameters<typeof exifOf>, size: Size])[] = [
  ['twice as dense', { size: [20, 15], resolution: [144, 144], unit: 2 }, [20, 15]],
  ['half as dense', { size: [80, 60], resolution: [36, 36], unit: 2 }, [80, 60]],
  ['denser one way', { size: [20, 30], resolution: [144, 72], unit: 2 }, [20, 30]],
  ['three times as dense', { size: [13, 10], resolution: [216, 216], unit: 2 }, [13, 10]],
  ['twice as dense and turned', { size: [20, 15], resolution: [144, 144], unit: 2, turn: 6 }, [15, 20]],
  ['sizes that disagree', { size: [21, 15], resolution: [144, 144], unit: 2 }, upright],
  ['a resolution by the centimetre', { size: [20, 15], resolution: [144, 144], unit: 3 }, upright],
  ['a resolution without a unit', { size: [20, 15], resolution: [144, 144] }, upright],
  ['a resolution of nothing', { size: [20, 15], resolution: [0, 0], unit: 2 }, upright],
];

/** JPEGs of every order of markers. */
export async function jpegs(): Promise<Specimen[]> {
  const make = specimens('image/jpeg');
  const { segments, scan } = jpegParts(await sheet.clone().jpeg().toBuffer());
  const all = segments.map(({ bytes }) => bytes);
  const frame = segments.flatMap(({ mark, bytes }) => (mark === startOfFrame ? [bytes] : []));
  const tables = segments.flatMap(({ mark, bytes }) => (mark === startOfFrame ? [] : [bytes]));
  const of = (...parts: readonly Part[]) => join(soi, ...parts, scan);
  const between = (...parts: readonly Part[]) => of(...all.flatMap((each) => [...parts, each]));
  const exif = (value: number) => exifSegment(orientation(value));
  const framed = (mark: number) =>
    of(
      ...segments.map((each) =>
        each.mark === startOfFrame ? join([0xff, mark], each.bytes.subarray(2)) : each.bytes,
      ),
    );
  return [
    make('frame first', of(...frame, ...tables), upright),
    make('frame last', of(...tables, ...frame), upright),
    make('two frames', of(...all, ...frame), null),
    make('one fill byte before each segment', between([0xff]), upright),
    make('seven fill bytes before each segment', between([255, 255, 255, 255, 255, 255, 255]), upright),
    make('stuffed zeros between segments', between([0xff, 0x00]), upright),
    make('restarts between segments', between([0xff, 0xd0]), upright),
    make('TEM between segments', between([0xff, 0x01]), upright),
    make('bytes between segments', between([1, 2, 3]), null),
    make('a second start', of(soi, ...all), null),
    make('an end before the frame', of([0xff, 0xd9], ...all), null),
    make('a segment of length 0', of([0xff, 0xe5, 0, 0], ...all), upright),
    make('a segment of length 1', of([0xff, 0xe5, 0, 1], ...all), upright),
    make('an empty segment', of(segment(0xe5), ...all), upright),
    make('a comment', of(segment(0xfe, 'A comment'), ...all), upright),
    make('a reserved mark', of([0xff, 0x02, 0, 2], ...all), null),
    make('progressive', join(await sheet.clone().jpeg({ progressive: true }).toBuffer()), upright),
    make('CMYK', join(await sheet.clone().toColourspace('cmyk').jpeg().toBuffer()), upright),
    make('extended sequential', framed(0xc1), upright),
    make('lossless', framed(0xc3), null),
    make('hierarchical', framed(0xc5), null),
    make(
      'a profile of 300 kB before the frame',
      of(...Array<Part>(5).fill(segment(0xe2, new Uint8Array(60_000))), ...all),
      upright,
    ),
    make(
      'EXIF behind 300 kB',
      of(...Array<Part>(5).fill(segment(0xe2, new Uint8Array(60_000))), exif(6), ...all),
      turned,
    ),
    make('EXIF behind the frame', of(...frame, exif(6), ...tables), turned),
    make('EXIF just before the scan', of(...all, exif(6)), turned),
    make(
      'EXIF behind JFIF',
      of(segment(0xe0, 'JFIF\0', [1, 1, 0, 0, 1, 0, 1, 0, 0]), exif(6), ...all),
      turned,
    ),
    make('EXIF behind XMP', of(xmpSegment('<x tiff:Orientation="1"/>'), exif(6), ...all), turned),
    make('an orientation in XMP alone', of(xmpSegment('<x tiff:Orientation="6"/>'), ...all), upright),
    make('EXIF in APP2', of(segment(0xe2, 'Exif\0\0', sideways), ...all), upright),
    make('EXIF 6, then 1', of(exif(6), exif(1), ...all), turned),
    make('EXIF 1, then 6', of(exif(1), exif(6), ...all), upright),
    make('EXIF of garbage, then 6', of(exifSegment(join('garbage!')), exif(6), ...all), upright),
    make('EXIF of nothing, then 6', of(exifSegment(join()), exif(6), ...all), turned),
    make('EXIF padded with 255', of(segment(0xe1, 'Exif\0\xff', sideways), ...all), turned),
    make('EXIF without padding', of(segment(0xe1, 'Exif\0', sideways), ...all), upright),
    make('EXIF in other letters', of(segment(0xe1, 'EXIF\0\0', sideways), ...all), upright),
    ...exifs.map(([name, bytes, size]) => make(`EXIF with ${name}`, of(exifSegment(bytes), ...all), size)),
    ...densities.map(([name, recipe, size]) =>
      make(`EXIF of ${name}`, of(exifSegment(exifOf(recipe)), ...all), size),
    ),
  ];
}
