import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { createEncoder } from '#backend/encoding/create-encoder.ts';
import { apng } from '#sandbox/pictures/apng.ts';
import { avifSequence } from '#sandbox/pictures/avif-sequence.ts';
import { asHeic } from '#sandbox/pictures/heic.ts';
import { avif, opened, reasonOf, svg, webp } from '#test/support/backend/encoding/open.ts';
import { animation, photo } from '#test/support/backend/encoding/originals.ts';
import { chunk, ihdr, pngSignature } from '#test/support/shared/pictures/png.ts';

const encoder = createEncoder();
afterAll(() => encoder.stop());

const text = (content: string) => new TextEncoder().encode(content);
const part = (bytes: Buffer, share: number) => bytes.subarray(0, Math.floor(bytes.length * share));
const still = photo(96, 64);
const jpeg = await still.clone().jpeg().toBuffer();
const png = await still.clone().png().toBuffer();
const stillAvif = await still.clone().avif({ effort: 0 }).toBuffer();
const bomb = (width: number, height: number) =>
  Buffer.concat([Buffer.from(pngSignature), ihdr(width, height), chunk('IDAT', [0x78, 0x9c]), chunk('IEND')]);
const root = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">';

const emptySegments = (many: number) =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...Array.from({ length: many }, () => [0xff, 0xfe, 0, 2]).map(Buffer.from),
    jpeg.subarray(2),
  ]);

const noisy = Buffer.from(jpeg);
noisy.fill(0x55, 700, 900);

const rasters: readonly (readonly [name: string, bytes: Uint8Array, reason: string])[] = [
  ['nothing', new Uint8Array(), 'not_an_image'],
  ['HTML', text('<!doctype html><title>403</title>'), 'not_an_image'],
  ['JSON', text('{"v":"5.7"}'), 'not_an_image'],
  ['a PDF', text('%PDF-1.7'), 'not_an_image'],
  ['a HEIC', asHeic(stillAvif), 'unsupported_type'],
  ['a TIFF', await still.clone().tiff().toBuffer(), 'unsupported_type'],
  ['a JPEG XL', new Uint8Array([0xff, 0x0a, 1, 2, 3]), 'unsupported_type'],
  ['a PNG of 20,000 x 20,000', bomb(20_000, 20_000), 'too_many_pixels'],
  ['a PNG of 4 billion pixels a side', bomb(2 ** 31 - 1, 2 ** 31 - 1), 'too_many_pixels'],
  ['a PNG that is wider than a WebP may be', bomb(16_384, 1), 'too_many_pixels'],
  ['17 MB', Buffer.concat([jpeg, Buffer.alloc(17 * 1024 * 1024)]), 'too_large'],
  ['an animated PNG', apng([png, png], 100), 'animated'],
  [
    'an AVIF sequence',
    avifSequence([stillAvif, stillAvif], { width: 96, height: 64, delay: 100 }),
    'animated',
  ],
  ['a JPEG of 20 bytes', jpeg.subarray(0, 20), 'damaged'],
  ['half a JPEG', part(jpeg, 0.5), 'damaged'],
  ['a JPEG of a million empty segments', emptySegments(1_000_000), 'damaged'],
  ['a JPEG without its last tenth', part(jpeg, 0.9), 'damaged'],
  ['half a PNG', part(png, 0.5), 'damaged'],
  ['a PNG with a head alone', bomb(10, 10), 'damaged'],
  ['half a WebP', part(await still.clone().webp().toBuffer(), 0.5), 'damaged'],
  ['half a GIF', part(await still.clone().gif().toBuffer(), 0.5), 'damaged'],
  ['half an AVIF', part(stillAvif, 0.5), 'damaged'],
];

test.for(rasters)('%s is not encoded: %s', async ([, bytes, reason]) => {
  expect(await reasonOf(opened(encoder, bytes, (session) => session.encode(webp(50))))).toBe(reason);
});

describe('an SVG', () => {
  const nested = 200_000;
  const entities = Array.from({ length: 12 }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`);
  test.for([
    ['with a tag that isn’t closed', text(`${root}<g></svg>`), 'damaged'],
    ['that ends early', text(`${root}<path d="M0 0`), 'damaged'],
    [
      'with entities in entities',
      text(`<!DOCTYPE svg [<!ENTITY a0 "aaaa">${entities.join('')}]>${root}&a12;</svg>`),
      'damaged',
    ],
    [
      'with groups in groups',
      text(`${root}${'<g>'.repeat(nested)}${'</g>'.repeat(nested)}</svg>`),
      // Whichever limit it meets first.
      /^(out_of_memory|too_slow)$/,
    ],
    [
      'in an encoding that isn’t known',
      text(`<?xml version="1.0" encoding="klingon"?>${root}</svg>`),
      'damaged',
    ],
    [
      'that isn’t in its encoding',
      Buffer.from(`<?xml version="1.0"?>${root}<title>Größe</title></svg>`, 'latin1'),
      'damaged',
    ],
  ] as const)('%s is not encoded', async ([, bytes, reason]) => {
    expect(await reasonOf(opened(encoder, bytes, (session) => session.encode(svg)))).toMatch(reason);
  });

  test('with a path that takes too long is too slow, and the next one is encoded', async () => {
    const slow = createEncoder({ limits: { encodedSvgMs: 1_500 } });
    const bytes = text(`${root}<path d="M0 0${' l1 1'.repeat(2_000_000)}"/></svg>`);
    expect(await reasonOf(opened(slow, bytes, (session) => session.encode(svg)))).toBe('too_slow');
    slow.stop();
  });
});

test.for([
  ['a GIF with frames as AVIF', await animation().gif().toBuffer(), avif(50), 'animated'],
  ['a WebP with frames as AVIF', await animation().webp().toBuffer(), avif(50), 'animated'],
  ['a photo as SVG', jpeg, svg, 'unsupported_type'],
  ['an SVG as WebP', text(`${root}</svg>`), webp(9), 'unsupported_type'],
] as const)('%s is not encoded', async ([, bytes, file, reason]) => {
  expect(await reasonOf(opened(encoder, bytes, (session) => session.encode(file)))).toBe(reason);
});

test('an animation with more pixels than its frames may have is not encoded', async () => {
  const strict = createEncoder({ limits: { encodedFramePixels: 20_000 } });
  const bytes = await animation().gif().toBuffer();
  expect(await reasonOf(opened(strict, bytes, (session) => session.encode(webp(50))))).toBe(
    'too_many_pixels',
  );
  strict.stop();
});

test('a JPEG that is damaged in its middle is encoded or damaged, and the next file is encoded', async () => {
  expect(['encoded', 'damaged']).toContain(
    await reasonOf(opened(encoder, noisy, (session) => session.encode(webp(50)))),
  );
  expect(await reasonOf(opened(encoder, jpeg, (session) => session.encode(webp(50))))).toBe('encoded');
});

test('after a damaged file of a session its other files are tried as well', async () => {
  await opened(encoder, part(jpeg, 0.5), async (session) => {
    expect(await reasonOf(session.encode(webp(50)))).toBe('damaged');
    expect(await reasonOf(session.encode(avif(50)))).toBe('damaged');
  });
});

test('no decoder but those of five types is enabled', async () => {
  const { setUpSharp } = await import('#backend/encoding/program/decoders.ts');
  const bitmap = await still.clone().tiff().toBuffer();
  setUpSharp();
  try {
    await expect(sharp(bitmap).metadata()).rejects.toThrow();
    await expect(sharp(text(`${root}</svg>`)).metadata()).rejects.toThrow();
    await expect(sharp(jpeg).metadata()).resolves.toMatchObject({ format: 'jpeg' });
  } finally {
    sharp.unblock({ operation: ['VipsForeignLoad'] });
  }
});
