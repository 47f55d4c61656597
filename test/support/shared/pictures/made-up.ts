import fc from 'fast-check';
import { join } from './bytes.ts';
import { orientation } from './exif.ts';
import { comment, frame, gif } from './gif.ts';
import { exifSegment, jpegParts, segment, soi, xmpSegment } from './jpeg.ts';
import { chunk, png } from './png.ts';

/** A picture of random parts. */
export interface MadeUp {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const made =
  (type: string) =>
  (bytes: MadeUp['bytes']): MadeUp => ({ type, bytes });

const exif = fc
  .record({
    value: fc.integer({ min: 0, max: 9 }),
    isLittle: fc.boolean(),
    at: fc.integer({ min: 8, max: 400 }),
  })
  .map(({ value, ...place }) => orientation(value, place));

/** Segments of a sound JPEG in any order, with others and fill bytes between them. */
export function madeUpJpeg(sound: Uint8Array): fc.Arbitrary<MadeUp> {
  const { segments, scan } = jpegParts(sound);
  const more = fc.oneof(
    exif.map(exifSegment),
    fc.string({ maxLength: 300 }).map(xmpSegment),
    fc.uint8Array({ maxLength: 300 }).map((content) => segment(0xe2, content)),
  );
  return fc
    .tuple(
      fc.shuffledSubarray(
        segments.map(({ bytes }) => bytes),
        { minLength: segments.length },
      ),
      fc.array(fc.tuple(more, fc.nat(segments.length)), { maxLength: 3 }),
      fc.array(fc.nat(4), { minLength: 12, maxLength: 12 }),
    )
    .map(([own, others, fills]) => {
      const all: Uint8Array[] = [...own];
      for (const [other, at] of others) all.splice(at, 0, other);
      const filled = all.map((each, at) =>
        join(
          Array.from({ length: fills[at] ?? 0 }, () => 255),
          each,
        ),
      );
      return join(soi, ...filled, scan);
    })
    .map(made('image/jpeg'));
}

/** A PNG with orientations and text before and behind its pixels. */
export const madeUpPng: fc.Arbitrary<MadeUp> = fc
  .tuple(
    ...(['before', 'behind'] as const).map(() =>
      fc.array(
        fc.oneof(
          exif.map((bytes) => chunk('eXIf', bytes)),
          fc.constant(chunk('tEXt', 'a\0b')),
        ),
        { maxLength: 3 },
      ),
    ),
  )
  .map(([before, behind]) => png(before, behind))
  .map(made('image/png'));

const side = fc.integer({ min: 0, max: 60 });

/** A GIF whose screen and frames have nothing to do with each other. */
export const madeUpGif: fc.Arbitrary<MadeUp> = fc
  .tuple(
    fc.tuple(side, side),
    fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), side, side), { minLength: 1, maxLength: 3 }),
  )
  .map(([screen, frames]) => {
    const blocks = frames.flatMap(([length, left, top]) => [comment(length), frame(length, 3, left, top)]);
    return gif(screen, blocks);
  })
  .map(made('image/gif'));

const sound = fc.oneof(
  fc.integer({ min: 1, max: 900 }).map(String),
  fc.double({ min: 1, max: 500, noNaN: true }).map((value) => value.toFixed(3)),
  fc.constantFrom('4e1', '.5e2', '+40', '400e-1', '1E3', '040'),
);
const number = fc.oneof(sound, fc.constantFrom('-5', '0', '40.', '4 0', '', 'auto', '4e'));
const absolute = fc.constantFrom('', '', '', 'px', 'pt', 'pc', 'mm', 'cm', 'in', 'q', 'em', 'REM');
const unit = fc.oneof(absolute, fc.constantFrom('%', 'foo', ' px'));
const blank = fc.constantFrom('', '', ' ', '\n', '\t');
const comma = fc.constantFrom(' ', ',', ', ', ' ,', '\n', ',,');
const length = (value: fc.Arbitrary<string>, of: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(blank, value, of, blank).map((parts) => parts.join(''));
const viewBox = fc.tuple(number, comma, number, comma, number, comma, number).map((parts) => parts.join(''));

/** An SVG with a width, and whatever its height and view box may be. */
export const madeUpSvg: fc.Arbitrary<MadeUp> = fc
  .record(
    { width: length(sound, absolute), height: length(number, unit), viewBox },
    { requiredKeys: ['width'] },
  )
  .map((attributes) => {
    const own = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`);
    return join(`<svg xmlns="http://www.w3.org/2000/svg" ${own.join(' ')}/>`);
  })
  .map(made('image/svg+xml'));
