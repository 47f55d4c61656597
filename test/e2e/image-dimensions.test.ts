import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { readPicture } from '#backend/measurements/picture.ts';
import { naturalSizes } from '#test/support/designer/natural-sizes.ts';
import { corpus } from '#test/support/shared/pictures/corpus/corpus.ts';
import {
  type MadeUp,
  madeUpGif,
  madeUpJpeg,
  madeUpPng,
  madeUpSvg,
} from '#test/support/shared/pictures/made-up.ts';

/** Sizes in `ex` depend on the machine's fonts. */
const isOfFont = (name: string): boolean => name.includes('10ex');

test('every image of the corpus has its stored dimensions in Chromium', async () => {
  const all = await corpus();
  const sizes = await naturalSizes(all);
  const wrong = all.flatMap(({ name, size, shown = size }, at) => {
    const found = sizes[at]?.every((side) => side > 0) ? sizes[at] : null;
    const isRight = found?.join() === shown?.join() || isOfFont(name);
    return isRight ? [] : [{ name, found, shown }];
  });
  expect(wrong).toEqual([]);
});

test('generated images have the same dimensions in Chromium', async () => {
  const sound = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#446688' } })
    .jpeg()
    .toBuffer();
  const kinds: fc.Arbitrary<MadeUp>[] = [madeUpJpeg(sound), madeUpPng, madeUpGif, madeUpSvg];
  const seed = Date.now() % 2 ** 31;
  const pictures = kinds.flatMap((kind, at) => fc.sample(kind, { numRuns: 100, seed: seed + at }));
  const sizes = await naturalSizes(pictures);
  const wrong = pictures.flatMap(({ type, bytes }, at) => {
    const { width = null, height = null } = readPicture(bytes) ?? {};
    const shown = sizes[at]?.every((side) => side > 0) ? sizes[at] : null;
    const isRight = shown ? shown.join() === `${width},${height}` : width === null;
    return isRight ? [] : [{ shown, width, height, type, bytes: Buffer.from(bytes).toString('latin1') }];
  });
  expect(wrong, `seed ${seed}`).toEqual([]);
});
