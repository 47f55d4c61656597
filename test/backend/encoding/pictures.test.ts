import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { createEncoder } from '#backend/encoding/create-encoder.ts';
import type { CandidateFile } from '#contract/weighing.ts';
import { avif, opened, svg, webp } from '#test/support/backend/encoding/open.ts';
import { animation, photo } from '#test/support/backend/encoding/originals.ts';

const encoder = createEncoder();
afterAll(() => encoder.stop());

const encode = (bytes: Uint8Array, file: CandidateFile) =>
  opened(encoder, bytes, async (session) => ({ source: session.source, file: await session.encode(file) }));

/** Red, green and blue of an image's upper quarters, left and right, as a browser without colour profiles would show them. */
async function halves(bytes: Uint8Array): Promise<{ left: number[]; right: number[] }> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const pixel = (share: number): number[] => {
    const at = (Math.floor(info.height / 4) * info.width + Math.floor(info.width * share)) * info.channels;
    return [...data.subarray(at, at + info.channels)];
  };
  return { left: pixel(0.25), right: pixel(0.75) };
}

const near = (value: number) => expect.closeTo(value, -1.1);

/** Red on the left, blue on the right. */
const flag = sharp({ create: { width: 80, height: 40, channels: 3, background: '#d02020' } }).composite([
  { input: { create: { width: 40, height: 40, channels: 3, background: '#2030d0' } }, left: 40, top: 0 },
]);
const flat = await flag.png().toBuffer();
const from = () => sharp(flat);

test.for([
  ['a JPEG', await from().jpeg({ quality: 95 }).toBuffer()],
  ['a PNG of 16 bits', await from().toColourspace('rgb16').png().toBuffer()],
  ['a PNG with a palette', await from().png({ palette: true }).toBuffer()],
  ['a JPEG in CMYK', await from().toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer()],
  ['a JPEG in Display P3', await from().withIccProfile('p3').jpeg({ quality: 95 }).toBuffer()],
  ['a WebP', await from().webp({ quality: 95 }).toBuffer()],
  ['a GIF', await from().gif().toBuffer()],
  ['an AVIF', await from().avif({ quality: 90, effort: 0 }).toBuffer()],
] as const)('a candidate of %s shows what it shows, in sRGB and without metadata', async ([, bytes]) => {
  for (const file of [webp(80, 90), avif(80, 70)]) {
    const { file: made } = await encode(bytes, file);
    const { left, right } = await halves(made.bytes);
    const shown = await halves(await sharp(bytes).toColourspace('srgb').png().toBuffer());
    expect(left.slice(0, 3)).toEqual(shown.left.slice(0, 3).map(near));
    expect(right.slice(0, 3)).toEqual(shown.right.slice(0, 3).map(near));
    const { format, hasProfile, exif } = await sharp(made.bytes).metadata();
    expect([format === 'heif' ? 'avif' : format, hasProfile, exif]).toEqual([file.format, false, undefined]);
    expect(made.score).toBeGreaterThan(60);
  }
});

test.for([1, 2, 3, 4, 5, 6, 7, 8])(
  'a JPEG with EXIF orientation %i is upright, and says so',
  async (orientation) => {
    const bytes = await from()
      .withExif({ IFD0: { Copyright: 'x' } })
      .withMetadata({ orientation })
      .jpeg({ quality: 95 })
      .toBuffer();
    const { source, file } = await encode(bytes, webp(4000));
    const upright = await sharp(bytes).autoOrient().png().toBuffer({ resolveWithObject: true });
    expect([source.width, source.height]).toEqual([upright.info.width, upright.info.height]);
    expect([file.width, file.height]).toEqual([upright.info.width, upright.info.height]);
    const [made, shown] = [await halves(file.bytes), await halves(upright.data)];
    expect(made.left).toEqual(shown.left.map(near));
    expect(source.dropped).toContain('exif');
    expect(file.score).toBeGreaterThan(70);
  },
);

test.for([webp(80, 90), webp(40, 90), avif(80, 70), avif(40, 70)])(
  'a WebP with EXIF orientation is not turned to $format of $width px, as browsers don’t turn it',
  async (candidate) => {
    for (const orientation of [3, 6]) {
      const bytes = await from().withMetadata({ orientation }).webp({ quality: 95 }).toBuffer();
      const { source, file } = await encode(bytes, candidate);
      const size = { width: candidate.width, height: candidate.width / 2 };
      expect(source.dropped).toContain('exif');
      expect(file).toMatchObject(size);
      expect((await sharp(file.bytes).autoOrient().toBuffer({ resolveWithObject: true })).info).toMatchObject(
        size,
      );
      expect(file.score).toBeGreaterThan(60);
    }
  },
);

test.for([
  [
    'EXIF',
    await from()
      .withExif({ IFD0: { Copyright: 'x' } })
      .jpeg()
      .toBuffer(),
    ['exif'],
  ],
  ['XMP', await from().withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>').jpeg().toBuffer(), ['xmp']],
  ['a profile', await from().withIccProfile('p3').png().toBuffer(), ['icc']],
  ['none', await from().png().toBuffer(), []],
] as const)('metadata that is dropped is named: %s', async ([, bytes, dropped]) => {
  const { source, file } = await encode(bytes, webp(40));
  expect(
    source.dropped.filter((kind) => dropped.length === 0 || dropped.some((known) => known === kind)),
  ).toEqual(dropped);
  const { exif, xmp, icc } = await sharp(file.bytes).metadata();
  expect([exif, xmp, icc]).toEqual([undefined, undefined, undefined]);
});

test.for([webp(60), avif(60, 60)])(
  'transparency is kept in $format, and its loss would lower the score',
  async (file) => {
    const opacity = Buffer.from(Array.from({ length: 60 * 40 }, (_, at) => (at % 60 < 30 ? 0 : 255)));
    const clear = await photo(60, 40)
      .joinChannel(opacity, { raw: { width: 60, height: 40, channels: 1 } })
      .png()
      .toBuffer();
    const { file: made } = await encode(clear, file);
    const { left, right } = await halves(made.bytes);
    expect([left[3], right[3]]).toEqual([0, 255]);
    expect(made.score).toBeGreaterThan(60);
  },
);

test.for([
  ['a GIF', await animation().toBuffer()],
  [
    'a WebP',
    await sharp(await animation().toBuffer(), { animated: true })
      .webp()
      .toBuffer(),
  ],
] as const)('%s with frames keeps frames, delays and loop as WebP, at each width', async ([, bytes]) => {
  for (const width of [100, 50]) {
    const { source, file } = await encode(bytes, webp(width));
    expect(source).toMatchObject({ width: 100, height: 60, isAnimated: true });
    expect(file).toMatchObject({ width, height: width * 0.6 });
    expect(await sharp(file.bytes, { animated: true }).metadata()).toMatchObject({
      pages: 4,
      delay: [100, 200, 300, 50],
      loop: 3,
    });
    expect(file.score).toBeGreaterThan(50);
  }
});

test.for([
  ['the first twice', [0, 0, 1, 2], [300, 300, 50]],
  ['one in the middle twice', [0, 1, 1, 2], [100, 500, 50]],
  ['the last twice', [0, 1, 2, 2], [100, 200, 350]],
  ['one alone', [1, 1, 1, 1], null],
] as const)(
  'an animation that shows %s is encoded, and compared at the same moments',
  async ([, shown, delay]) => {
    const [frameWidth, frameHeight] = [100, 60];
    const { data } = await sharp(await animation().toBuffer(), { animated: true })
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const frame = data.length / 4;
    const pixels = Buffer.concat(shown.map((at) => data.subarray(at * frame, (at + 1) * frame)));
    const raw = { width: frameWidth, height: 4 * frameHeight, channels: 3, pageHeight: frameHeight } as const;
    const bytes = await sharp(pixels, { raw })
      .gif({ delay: [100, 200, 300, 50], loop: 0, keepDuplicateFrames: true })
      .toBuffer();
    expect((await sharp(bytes).metadata()).pages).toBe(4);
    const { file } = await encode(bytes, webp(frameWidth, 90));
    const made = await sharp(file.bytes).metadata();
    expect(made.delay ?? null).toEqual(delay);
    expect(file.score).toBeGreaterThan(60);
  },
);

test.for([
  ['1 x 1', 1, 1],
  ['1 x 900', 1, 900],
  ['900 x 1', 900, 1],
  ['1001 x 701', 1001, 701],
] as const)('a picture of %s is encoded at its size, with a score', async ([, width, height]) => {
  const { file } = await encode(await photo(width, height).png().toBuffer(), webp(width, 90));
  expect(file).toMatchObject({ width, height });
  expect(file.score).toBeGreaterThan(0);
});

test('grey with and without transparency is encoded', async () => {
  const grey = photo(60, 40).greyscale();
  for (const bytes of [
    await grey.clone().png().toBuffer(),
    await grey.clone().ensureAlpha(0.5).png().toBuffer(),
  ]) {
    expect((await encode(bytes, webp(60))).file.score).toBeGreaterThan(60);
  }
});

test('higher quality scores higher and weighs more', async () => {
  await opened(encoder, await photo(800, 600).png().toBuffer(), async (session) => {
    const [low, middle, high] = [webp(800, 30), webp(800, 60), webp(800, 95)];
    const made = [await session.encode(low), await session.encode(middle), await session.encode(high)];
    const scores = made.map(({ score }) => score ?? 0);
    expect(scores).toEqual(scores.toSorted((one, other) => one - other));
    expect(made.map(({ bytes }) => bytes.length)).toEqual(
      made.map(({ bytes }) => bytes.length).toSorted((a, b) => a - b),
    );
  });
});

test('an SVG is shorter, and keeps what pages and its own styles address', async () => {
  const content = `<?xml version="1.0"?><!-- made by hand --><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
    viewBox="0 0 20.000000 20" width="40" height="40" role="img" aria-labelledby="t"><metadata>x</metadata><title id="t">Tree</title>
    <desc>Two</desc><style>.leaf { fill: green } #sway { animation: sway 1s }</style><defs><path id="p" d="M 0.000000 0 L 10.000000 10"/></defs>
    <g id="empty"></g><g id="sway" class="leaf" transform="translate(1 1)"><use xlink:href="#p"/></g></svg>`;
  const { source, file } = await encode(new TextEncoder().encode(content), svg);
  const made = new TextDecoder().decode(file.bytes);
  expect(source).toMatchObject({ type: 'image/svg+xml', width: 40, height: 40, dropped: ['xmp'] });
  expect(file.score).toBeNull();
  expect(file.bytes.length).toBeLessThan(content.length);
  const kept = [
    'viewBox="0 0 20 20"',
    'role="img"',
    'aria-labelledby="t"',
    '<title id="t">Tree</title>',
    '<desc>Two</desc>',
  ];
  const addressed = [
    'id="p"',
    'id="empty"',
    'id="sway"',
    'class="leaf"',
    'transform="translate(1 1)"',
    '#sway',
    'xlink:href="#p"',
  ];
  for (const words of [...kept, ...addressed]) expect(made).toContain(words);
  expect(made).not.toContain('made by hand');
});

test.for([
  [
    'UTF-16',
    Buffer.from(
      '\ufeff<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>Größe</title></svg>',
      'utf16le',
    ),
  ],
  [
    'Latin-1',
    Buffer.from(
      '<?xml version="1.0" encoding="ISO-8859-1"?><svg xmlns="http://www.w3.org/2000/svg"><title>Größe</title></svg>',
      'latin1',
    ),
  ],
  [
    'UTF-8 with a mark',
    Buffer.from('\ufeff<svg xmlns="http://www.w3.org/2000/svg"><title>Größe</title></svg>'),
  ],
] as const)('an SVG in %s is UTF-8 afterwards', async ([, bytes]) => {
  expect(new TextDecoder().decode((await encode(bytes, svg)).file.bytes)).toContain('<title>Größe</title>');
});

test('paths that an animation changes keep their points', async () => {
  const path = 'M 0.0000 1.0000 L 2.0000 3.0000';
  const content = `<svg xmlns="http://www.w3.org/2000/svg"><path d="${path}"><animate attributeName="d" to="M 1 1 L 2 2"/></path></svg>`;
  expect(
    new TextDecoder().decode((await encode(new TextEncoder().encode(content), svg)).file.bytes),
  ).toContain(path);
});
