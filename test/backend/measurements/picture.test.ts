import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { readPicture } from '#backend/measurements/picture.ts';
import { limits } from '#contract/limits.ts';
import { modestly } from '#test/support/properties.ts';

const text = (content: string) => new TextEncoder().encode(content);
const own = (bytes: Buffer) => new Uint8Array(bytes);
const sheet = sharp({ create: { width: 40, height: 30, channels: 3, background: '#446688' } });

const root = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30">';
const svgs: [string, string, { width: number | null; height: number | null }][] = [
  ['a root', root, { width: 40, height: 30 }],
  ['a declaration', `<?xml version="1.0"?>\n${root}`, { width: 40, height: 30 }],
  ['a byte order mark', `\ufeff${root}`, { width: 40, height: 30 }],
  ['a comment of 10 kB', `<!-- ${'x'.repeat(10_000)} -->${root}`, { width: 40, height: 30 }],
  [
    'a document type',
    `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">\n${root}`,
    { width: 40, height: 30 },
  ],
  [
    'a document type with entities',
    `<?xml version="1.0"?><!-- a > b --><!DOCTYPE svg [ <!ENTITY ns "http://x"> ]>${root}`,
    { width: 40, height: 30 },
  ],
  ['a view box alone', '<svg viewBox="0 0 40 30">', { width: 40, height: 30 }],
  [
    'as long a root tag as is read',
    `${root.slice(0, -1)}${' '.repeat(limits.svgRoot - root.length)}>`,
    { width: 40, height: 30 },
  ],
  // The library takes quadratic time for what looks like many roots.
  ['a longer root tag', `${root.slice(0, -1)}${' '.repeat(limits.svgRoot)}>`, { width: null, height: null }],
  ['no size', '<svg xmlns="x">', { width: null, height: null }],
  ['no attribute', '<svg>', { width: null, height: null }],
  ['a size of nothing', '<svg width="0" height="0">', { width: null, height: null }],
  ['a size beyond all numbers', '<svg width="1e999" height="1e999">', { width: null, height: null }],
  ['a size that is no number', '<svg width="." height=".">', { width: null, height: null }],
  ['a root tag without an end', `<svg ${'a '.repeat(40_000)}`, { width: null, height: null }],
];

const noPictures: [string, Uint8Array][] = [
  ['nothing', new Uint8Array()],
  ['HTML', text('<!DOCTYPE html><html><body>403</body></html>')],
  ['HTML with a drawing in it', text(`<!DOCTYPE html><html>${root}</svg></html>`)],
  ['HTML without a document type', text(`<html>${root}</svg></html>`)],
  ['XML', text(`<?xml version="1.0"?><Error>${root}</Error>`)],
  ['a comment without an end', text(`<!-- ${root}`)],
  ['a document type without an end', text('<!DOCTYPE svg [ <!ENTITY a "b"> <svg>')],
  ['words before a root', text(`hello ${root}`)],
  ['another tag', text('<svgx width="1" height="1">')],
  ['JSON', text('{"v":"5.7","w":100,"h":100}')],
  ['PDF', text('%PDF-1.7')],
  ['a bitmap', text('BM and many words that are no bitmap at all, but begin like one')],
  ['TIFF', new Uint8Array([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 0, 0])],
  ['HEIC', own(Buffer.from('00000018667479706865696300000000686569636d696631', 'hex'))],
];

function box(kind: string, ...content: Buffer[]): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(8 + Buffer.concat(content).length);
  return Buffer.concat([size, Buffer.from(kind, 'latin1'), ...content]);
}

/** An AVIF of which nothing is there but so many sizes of 1 × 1. */
function avifOf(sizes: number): Uint8Array {
  const size = box('ispe', Buffer.from('000000000000000100000001', 'hex'));
  const properties = box('iprp', box('ipco', ...Array.from({ length: sizes }, () => size)));
  return own(Buffer.concat([box('ftyp', Buffer.from('avif0000')), box('meta', Buffer.alloc(4), properties)]));
}

/** A GIF of such blocks behind a screen of 40 × 30 without a colour table. */
function gif(...blocks: number[][]): Uint8Array {
  return new Uint8Array([...text('GIF89a'), 40, 0, 30, 0, 0, 0, 0, ...blocks.flat()]);
}
const frame = [0x2c, 0, 0, 0, 0, 40, 0, 30, 0, 0, 2, 2, 0x44, 1, 0];
const framed = [0x2c, 0, 0, 0, 0, 40, 0, 30, 0, 0x80, ...Array.from({ length: 6 }, () => 0), 2, 1, 0, 0];
const repeat = [0x21, 0xff, 11, ...text('NETSCAPE2.0'), 3, 1, 0, 0, 0];
const delay = [0x21, 0xf9, 4, 0, 10, 0, 0, 0];
const comment = [0x21, 0xfe, 4, 0x2c, 0x2c, 0x2c, 0x2c, 0];

const gifs: [string, Uint8Array, boolean | null][] = [
  ['one frame', gif(frame, [0x3b]), false],
  ['one frame with a comment', gif(comment, delay, frame, comment, [0x3b]), false],
  ['two frames', gif(frame, frame, [0x3b]), true],
  ['two frames with delays and colours', gif(delay, framed, delay, framed), true],
  ['one frame that would repeat', gif(repeat, frame, [0x3b]), false],
  ['one frame, cut off', gif(delay, frame.slice(0, 12)), null],
  ['repetition, cut off', gif(repeat, delay, frame.slice(0, 12)), true],
  ['no frame yet', gif(), null],
  ['damage', gif(frame, [0x99]), false],
];

describe('what a file’s first bytes say', () => {
  test.each(['jpeg', 'png', 'webp', 'avif', 'gif'] as const)('%s', async (format) => {
    const picture = readPicture(own(await sheet.clone().toFormat(format).toBuffer()));
    expect(picture).toEqual({
      type: `image/${format}`,
      width: 40,
      height: 30,
      animated: format === 'gif' ? false : null,
    });
  });

  test.each([1, 3, 6, 8])('a JPEG of orientation %d is told as it is shown', async (orientation) => {
    const bytes = await sheet.clone().withMetadata({ orientation }).jpeg().toBuffer();
    const shown = orientation > 4 ? { width: 30, height: 40 } : { width: 40, height: 30 };
    expect(readPicture(own(bytes))).toMatchObject(shown);
  });

  test('an AVIF that names another brand first', async () => {
    const bytes = await sheet.clone().avif().toBuffer();
    bytes.write('mif1', 8, 'latin1');
    expect(readPicture(own(bytes))).toMatchObject({ type: 'image/avif', width: 40, height: 30 });
  });

  test('a picture cut off before its size has a type', async () => {
    for (const format of ['jpeg', 'png', 'webp', 'avif'] as const) {
      const bytes = own(await sheet.clone().toFormat(format).toBuffer());
      const picture = readPicture(bytes.slice(0, format === 'avif' ? 60 : 20));
      expect(picture, format).toMatchObject({ type: `image/${format}`, width: null, height: null });
    }
  });

  test.each(svgs)('an SVG with %s', (_, content, size) => {
    expect(readPicture(text(content))).toEqual({ type: 'image/svg+xml', animated: null, ...size });
  });

  test.each(noPictures)('%s is no picture', (_, bytes) => {
    expect(readPicture(bytes)).toBeNull();
  });

  test.each(gifs)('a GIF of %s', (_, bytes, animated) => {
    expect(readPicture(bytes)).toEqual({ type: 'image/gif', width: 40, height: 30, animated });
  });

  test('made-up bytes end in facts or in none, and never in an error', () => {
    const marks = [
      'ffd8ffe1',
      '89504e470d0a1a0a',
      '47494638396100',
      '52494646ffffffff57454250565038',
      '3c73766720',
    ]
      .concat(['0000001c6674797061766966000000006d696631', '000000206674797061766966'])
      .map((hex) => Buffer.from(hex, 'hex'));
    const sized = fc.tuple(fc.constantFrom(...marks), fc.uint8Array({ maxLength: 600 }));
    fc.assert(
      fc.property(sized, ([mark, rest]) => {
        const picture = readPicture(own(Buffer.concat([mark, rest])));
        for (const side of [picture?.width ?? 1, picture?.height ?? 1]) {
          expect(Number.isSafeInteger(side) && side > 0).toBe(true);
        }
      }),
      modestly(3_000),
    );
  });

  test.each([
    ['SVG roots without an end', () => text('<svg x'.repeat(limits.fileHead / 6))],
    ['comments without an end', () => text(`<!--a-->`.repeat(limits.fileHead / 8))],
    ['AVIF sizes', () => avifOf(limits.avifHead / 20 - 10)],
    ['JPEG marks', () => new Uint8Array(limits.longFileHead).fill(0xff).fill(0xd8, 1, 2)],
    ['GIF blocks of nothing', () => gif(...Array.from({ length: 20_000 }, () => [0x21, 0xfe, 0]))],
  ])('made to keep a parser busy: %s', (_, make) => {
    expect(() => readPicture(make())).not.toThrow();
  });
});
