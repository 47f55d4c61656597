import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { readPicture } from '#backend/measurements/picture.ts';

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
  ['a root tag of 100 kB', `${root.slice(0, -1)}${' '.repeat(100_000)}>`, { width: 40, height: 30 }],
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
  [
    'an icon of which nothing is right',
    new Uint8Array([0, 0, 1, 0, 200, 7, 0, 0, 0, 99, ...Array(20).fill(7)]),
  ],
  [
    'a container of something else',
    own(Buffer.from('0000001c667479706d703432000000006d70343269736f6d', 'hex')),
  ],
];

/** What few browsers show, or none: named, and no more. */
const unshown: [string, string, Uint8Array][] = [
  ['TIFF', 'image/tiff', new Uint8Array([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 0, 0])],
  ['a big-endian TIFF', 'image/tiff', new Uint8Array([0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8])],
  ['HEIC', 'image/heic', own(Buffer.from('00000018667479706865696300000000686569636d696631', 'hex'))],
  [
    'HEIC that names itself second',
    'image/heic',
    own(Buffer.from('00000018667479706d696631000000006865697868656963', 'hex')),
  ],
  ['HEIF', 'image/heif', own(Buffer.from('00000018667479706d696631000000006d6966316d696166', 'hex'))],
  ['JPEG XL', 'image/jxl', new Uint8Array([0xff, 0x0a, 0xfa, 0x1f])],
  [
    'JPEG XL in a container',
    'image/jxl',
    own(Buffer.from('0000000c4a584c200d0a870a00000014667479706a786c20', 'hex')),
  ],
  ['JPEG 2000', 'image/jp2', own(Buffer.from('0000000c6a5020200d0a870a00000014667479706a703220', 'hex'))],
  ['JPEG XR', 'image/vnd.ms-photo', new Uint8Array([0x49, 0x49, 0xbc, 0x01, 8, 0, 0, 0])],
  ['Photoshop', 'image/vnd.adobe.photoshop', new Uint8Array([...text('8BPS'), 0, 1, 0, 0])],
];

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
      animated: format === 'jpeg' ? null : false,
    });
  });

  test.each([1, 3, 6, 8])(
    'a JPEG of orientation %d has the size at which it is shown',
    async (orientation) => {
      const bytes = await sheet.clone().withMetadata({ orientation }).jpeg().toBuffer();
      const shown = orientation > 4 ? { width: 30, height: 40 } : { width: 40, height: 30 };
      expect(readPicture(own(bytes))).toMatchObject(shown);
    },
  );

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

  test.each(unshown)('%s is named, and no more', (_, type, bytes) => {
    expect(readPicture(bytes)).toEqual({ type, width: null, height: null, animated: null });
  });

  test.each(noPictures)('%s is no picture', (_, bytes) => {
    expect(readPicture(bytes)).toBeNull();
  });

  test.each(gifs)('a GIF of %s', (_, bytes, animated) => {
    expect(readPicture(bytes)).toEqual({ type: 'image/gif', width: 40, height: 30, animated });
  });
});
