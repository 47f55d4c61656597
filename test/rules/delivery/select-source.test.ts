import fc from 'fast-check';
import { expect, test } from 'vitest';
import { selectSource } from '#rules/delivery/select-source.ts';
import { candidatesOf } from '#test/rules/delivery/candidates.ts';
import { modestly } from '#test/support/shared/properties.ts';

test.for([
  [[500, 800, 1080, 1600], 400, 1, 500],
  [[500, 800, 1080, 1600], 500, 1, 500],
  [[500, 800, 1080, 1600], 501, 1, 800],
  [[500, 800, 1080, 1600], 400, 2, 800],
  [[500, 800, 1080, 1600], 400, 3, 1600],
  [[500, 800, 1080, 1600], 360, 3, 1080],
  [[500, 800, 1080, 1600], 800, 3, 1600],
  [[1600, 500, 1080, 800], 501, 1, 800],
  [[640], 3000, 3, 640],
  [[640], 1, 1, 640],
  [[500, 800], 0, 3, 500],
  // 32 bits: 1800 ÷ 1028.5714 is under 1.75 in 64 bits and reaches it in Chromium.
  [[1800, 2000], 1800 / 1.75 + 1e-9, 1.75, 1800],
  [[2000, 2400], 666.666_68, 3, 2000],
] as const)('of %o, for %d px at %d×: %d', ([widths, pixels, density, chosen]) => {
  expect(selectSource(candidatesOf(widths), pixels, density)?.width).toBe(chosen);
});

test('no candidates give null', () => {
  expect(selectSource([], 400, 1)).toBeNull();
});

const widths = fc.uniqueArray(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 9 });
const pixels = fc.double({ min: 1, max: 5_000, noNaN: true });
const density = fc.double({ min: 0.5, max: 4, noNaN: true });

test('a wider image or a denser screen never gets a narrower file, and the order does not matter', () => {
  fc.assert(
    fc.property(widths, pixels, density, pixels, density, (all, first, one, second, other) => {
      const files = candidatesOf(all);
      const less = selectSource(files, Math.min(first, second), Math.min(one, other));
      const more = selectSource(files, Math.max(first, second), Math.max(one, other));
      expect(more?.width).toBeGreaterThanOrEqual(less?.width ?? Number.NaN);
      expect(selectSource(files.toReversed(), first, one)).toBe(selectSource(files, first, one));
      const chosen = selectSource(files, first, one)?.width ?? Number.NaN;
      const narrower = all.filter((width) => width < chosen);
      // No narrower file is enough, except within the last of 24 binary digits.
      for (const width of narrower) expect(width / (first * one)).toBeLessThan(1 + 2 ** -22);
    }),
    modestly(500),
  );
});
