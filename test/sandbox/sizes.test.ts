import { describe, expect, test } from 'vitest';
import { pixelsOfWidth, writtenSizes } from '#sandbox/site/sizes.ts';

/** An image of 3600 px without a Width and without a CMS binding. */
const plain = { original: 3600, width: null, isFromCms: false };

// Source of each row: pages of 51 published Webflow sites, 2026.
describe('the sizes that Webflow writes', () => {
  test.each([
    { width: '39', sizes: '39px' },
    { width: '136', sizes: '136px' },
    { width: '185', sizes: '185px' },
    { width: '265', sizes: '(max-width: 479px) 100vw, 265px' },
    { width: '488', sizes: '(max-width: 767px) 100vw, 488px' },
    { width: '699', sizes: '(max-width: 767px) 100vw, 699px' },
    { width: '785', sizes: '(max-width: 991px) 100vw, 785px' },
    { width: '980', sizes: '(max-width: 991px) 100vw, 980px' },
    { width: '1085', sizes: '(max-width: 1279px) 100vw, 1085px' },
    { width: '1198', sizes: '(max-width: 1279px) 100vw, 1198px' },
    { width: '5760', sizes: '100vw' },
  ])('for a Width of $width: $sizes', ({ width, sizes }) => {
    expect(writtenSizes({ ...plain, width })).toBe(sizes);
    expect(writtenSizes({ ...plain, width, isFromCms: true })).toBe(sizes);
  });

  test.each([
    { width: 'Auto', original: 1080, sizes: '(max-width: 1080px) 100vw, 1080px' },
    { width: 'Auto', original: 960, sizes: '(max-width: 960px) 100vw, 960px' },
    { width: null, original: 795, sizes: '(max-width: 795px) 100vw, 795px' },
  ])('for $width and an original of $original px: $sizes', ({ sizes, ...facts }) => {
    expect(writtenSizes({ ...plain, ...facts })).toBe(sizes);
    expect(writtenSizes({ ...facts, isFromCms: true })).toBe('100vw');
  });
});

test.each([
  ['625', 625],
  [' 625 ', 625],
  ['205.5', 205.5],
  ['100px', 100],
  ['100PX', 100],
  ['479', 479],
  ['1000000000', 1e9],
  ['0', null],
  ['0.0', null],
  ['-5', null],
  ['50%', null],
  ['1e3', null],
  ['Auto', null],
  ['', null],
  [null, null],
])('a Width typed as %j is %j pixels', (typed, pixels) => {
  expect(pixelsOfWidth(typed)).toBe(pixels);
});
