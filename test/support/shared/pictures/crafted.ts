import { limits } from '#backend/platform/limits.ts';
import { box, fullBox, ispe } from './avif.ts';
import { type Bytes, join, type Part, u32 } from './bytes.ts';
import { tiff } from './exif.ts';
import { gif } from './gif.ts';
import { exifSegment, segment, soi } from './jpeg.ts';
import { chunk, ihdr, png, pngSignature } from './png.ts';
import { flags, riff, vp8x, webp } from './webp.ts';

const text = (content: string): Bytes => join(Buffer.from(content));

/** As much of these as is ever read. */
function filled(unit: string, before = ''): Bytes {
  return text(before + unit.repeat(Math.ceil(limits.longFileHeadBytes / unit.length)));
}

/** The same bytes so many times. */
function repeated(many: number, ...parts: readonly Part[]): Bytes {
  const once = join(...parts);
  return join(Buffer.alloc(once.length * many, once));
}

const numbered = (many: number, name: (at: number) => string): string =>
  Array.from({ length: many }, (_, at) => name(at)).join(' ');

/** An AVIF of which nothing is there but so many sizes of 1 × 1. */
function avifOf(sizes: number): Bytes {
  const properties = box('iprp', box('ipco', repeated(sizes, ispe(1, 1))));
  return join(box('ftyp', 'avif', u32(0)), fullBox('meta', 0, 0, properties));
}

/** Files made to keep a reader busy, or to fill memory, each as long as one is ever read. */
export const crafted: readonly (readonly [name: string, make: () => Bytes])[] = [
  ['SVG roots without an end', () => filled('<svg x')],
  ['comments', () => filled('<!--a-->')],
  ['one comment without an end', () => filled('- ', '<!--')],
  ['processing instructions', () => filled('<?a?>')],
  ['blanks', () => filled(' ')],
  ['line breaks in an attribute', () => filled('\n', '<svg a="')],
  ['references', () => filled('&#65;', '<svg a="')],
  ['entities', () => filled('&e;', `<!DOCTYPE svg [<!ENTITY e "${'x'.repeat(900)}">]><svg a="`)],
  [
    'entities in a namespace',
    () => text(`<!DOCTYPE svg [<!ENTITY e "${'x'.repeat(900)}">]><svg xmlns:a="${'&e;'.repeat(170_000)}"/>`),
  ],
  ['declarations', () => filled('<!ENTITY a "b">', '<!DOCTYPE svg [')],
  ['defaults', () => filled(' a CDATA "b"', '<!DOCTYPE svg [<!ATTLIST svg')],
  ['a subset without an end', () => filled('<!ENTITY a "', '<!DOCTYPE svg [')],
  ['parameter entities', () => text('<!DOCTYPE svg [<!ENTITY % p "%q;%q;"><!ENTITY % q "%p;%p;">%p;]><svg>')],
  ['attributes', () => text(`<svg ${numbered(100_000, (at) => `a${at}=""`)}>`)],
  ['namespaces', () => text(`<svg ${numbered(100_000, (at) => `xmlns:a${at}="u"`)}>`)],
  ['quotes', () => filled(`"'`, '<!DOCTYPE ')],
  ['comments in a length', () => filled('/*', '<svg width="')],
  ['numbers in a view box', () => filled('1.', '<svg width="1" viewBox="')],
  ['styles', () => filled('; font-size ', '<svg style="')],
  ['AVIF sizes', () => avifOf(100_000)],
  ['AVIF boxes of nothing', () => join(box('ftyp', 'avif', u32(0)), repeated(200_000, box('free')))],
  ['JPEG marks', () => join([0xff, 0xd8], new Uint8Array(limits.longFileHeadBytes).fill(0xff))],
  ['JPEG segments of nothing', () => join(soi, repeated(400_000, segment(0xe5)))],
  ['JPEG segments of EXIF', () => join(soi, repeated(60_000, exifSegment(tiff({ entries: () => [] }))))],
  ['PNG chunks of nothing', () => join(pngSignature, ihdr(9, 9), repeated(150_000, chunk('teXt')))],
  [
    'PNG orientations with a wrong checksum',
    () => join(pngSignature, ihdr(9, 9), repeated(100_000, u32(9), 'eXIf', Buffer.alloc(13))),
  ],
  ['PNG chunks of a wrong length', () => join(png(), [0x7f, 0xff, 0xff, 0xff], 'eXIf')],
  ['GIF blocks of nothing', () => join(gif([9, 9], []).subarray(0, -1), repeated(600_000, [0x21, 0xfe, 0]))],
  ['WebP chunks of nothing', () => webp(vp8x(flags.animation, 1, 1), repeated(200_000, riff('ABCD')))],
  [
    'an icon of 65,535 pictures',
    () => join([0, 0, 1, 0, 255, 255], repeated(65_535, [1, 1, 0, 0], u32(0), u32(0), [0, 0, 16, 0])),
  ],
];
