import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { createEncoder } from '#backend/encoding/create-encoder.ts';
import { avif, opened, reasonOf, webp } from '#test/support/backend/encoding/open.ts';
import { box, codedItem, avif as craftedAvif, icc, ispe } from '#test/support/shared/pictures/avif.ts';
import { u16, u32 } from '#test/support/shared/pictures/bytes.ts';
import { chunk } from '#test/support/shared/pictures/png.ts';

const encoder = createEncoder();
afterAll(() => encoder.stop());

/** The numbers in the file, of every pixel. */
const written = [200, 60, 60] as const;
const [width, height] = [64, 48];
const flat = sharp({
  create: { width, height, channels: 3, background: { r: 200, g: 60, b: 60 } },
});
const png = await flat.clone().png().toBuffer();
const deep = await flat.clone().toColourspace('rgb16').png().toBuffer();

/** The profile that sharp writes by this name. */
async function profile(name: 'srgb' | 'p3'): Promise<Buffer> {
  const { icc } = await sharp(await flat.clone().withIccProfile(name).png().toBuffer()).metadata();
  if (!icc) throw new Error(`no profile ${name}`);
  return icc;
}

const headEnd = 33;
/** The PNG with more chunks behind its head, and without those of sharp's that say what its colors are. */
const pngWith = (bytes: Buffer, ...chunks: readonly Uint8Array[]): Buffer =>
  Buffer.concat([bytes.subarray(0, headEnd), ...chunks, bytes.subarray(headEnd)]);

const iccp = (bytes: Buffer): Uint8Array => chunk('iCCP', 'icc\0\0', deflateSync(bytes));

const near = (value: number) => expect.closeTo(value, -0.7);

/** What Chromium 156 shows of these numbers in each profile. */
test.for([
  ['8 bits in sRGB', pngWith(png, iccp(await profile('srgb'))), written],
  ['8 bits in Display P3', pngWith(png, iccp(await profile('p3'))), [217, 42, 52]],
  ['16 bits', deep, written],
  ['16 bits in sRGB', pngWith(deep, iccp(await profile('srgb'))), written],
  ['16 bits in Display P3', pngWith(deep, iccp(await profile('p3'))), [217, 42, 52]],
] as const)('a PNG of %s has the colors that browsers show', async ([, bytes, shown]) => {
  for (const file of [webp(width, 90), webp(width / 2, 90), avif(width, 70), avif(width / 2, 70)]) {
    const made = await opened(encoder, bytes, (session) => session.encode(file));
    const { data } = await sharp(made.bytes).raw().toBuffer({ resolveWithObject: true });
    expect([...data.subarray(0, 3)], `${file.format} ${file.width}`).toEqual(shown.map(near));
  }
});

const srgb = [31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6_000];
const gamma = (value: number) => chunk('gAMA', u32(value));
const places = (...values: readonly number[]) => chunk('cHRM', ...values.map((value) => u32(value)));
const codes = (...values: readonly number[]) => chunk('cICP', values);

test.for([
  ['the gamma 1', [gamma(100_000)], 'other_colors'],
  ['the gamma 1.8', [gamma(55_556)], 'other_colors'],
  ['the gamma of sRGB', [gamma(45_455)], 'encoded'],
  ['the gamma and places of sRGB', [gamma(45_455), places(...srgb)], 'encoded'],
  ['places of another red', [gamma(45_455), places(...srgb.with(2, 68_000))], 'other_colors'],
  ['sRGB and another gamma', [chunk('sRGB', [0]), gamma(100_000)], 'encoded'],
  ['code points of Display P3', [codes(12, 13, 0, 1)], 'other_colors'],
  ['code points of HDR', [codes(9, 16, 0, 1)], 'other_colors'],
  ['code points of sRGB', [codes(1, 13, 0, 1), gamma(100_000)], 'encoded'],
] as const)('a PNG with %s: %s', async ([, chunks, outcome]) => {
  const work = opened(encoder, pngWith(png, ...chunks), (session) => session.encode(webp(width, 90)));
  expect(await reasonOf(work)).toBe(outcome);
});

const item = codedItem(await flat.clone().avif({ quality: 90, effort: 0 }).toBuffer());
const colr = (primaries: number, transfer: number) =>
  box('colr', 'nclx', u16(primaries), u16(transfer), u16(6), [0x80]);
const avifWith = (...properties: readonly Uint8Array[]) =>
  craftedAvif({ item, properties: [ispe(width, height), ...properties] });
const p3 = await profile('p3');

test.for([
  ['nothing', avifWith(), 'encoded'],
  ['sRGB', avifWith(colr(1, 13)), 'encoded'],
  ['what is unspecified', avifWith(colr(2, 2)), 'encoded'],
  ['Display P3', avifWith(colr(12, 13)), 'other_colors'],
  ['HDR', avifWith(colr(9, 16)), 'other_colors'],
  ['linear light', avifWith(colr(1, 8)), 'other_colors'],
  ['Display P3 beside a profile', avifWith(icc(p3, p3.length), colr(12, 13)), 'encoded'],
] as const)('an AVIF with code points of %s: %s', async ([, bytes, outcome]) => {
  const work = opened(encoder, bytes, (session) => session.encode(webp(width, 90)));
  expect(await reasonOf(work)).toBe(outcome);
});
