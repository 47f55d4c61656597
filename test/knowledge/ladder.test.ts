import { expect, test } from 'vitest';
import { gapsOf, rungs, shareOf } from '#panel/delivery/ladder.ts';

test.for([
  [[...rungs, 3600], []],
  [[500, 800, 1080, 2000, 2400], [[1080, 2000]]],
  [[500, 800, 1080, 2600], [[1080, 2600]]],
  [[800, 1080, 1500], [[0, 800]]],
  [
    [1080, 500, 4000],
    [
      [500, 1080],
      [1080, 4000],
    ],
  ],
  [[1200, 500, 800, 1080], []],
  [[500, 501], []],
  [[500, 800, 1081], [[800, 1081]]],
  [[300, 1000], [[300, 1000]]],
  [[2400], []],
  [[], []],
] as const)('gaps of %o: %o', ([widths, gaps]) => {
  expect(gapsOf(widths).map(({ from, to }) => [from, to])).toEqual(gaps);
});

test.for([
  [50, 200, 0.25],
  [300, 200, 1.5],
  [0, 200, null],
  [50, 0, null],
  [null, 200, null],
  [50, undefined, null],
] as const)('%o bytes of %o: %o', ([bytes, original, share]) => {
  expect(shareOf(bytes, original)).toBe(share);
});
