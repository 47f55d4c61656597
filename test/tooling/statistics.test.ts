import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { modestly } from '#test/support/shared/properties.ts';
import { orderOfGrowth, slope } from '#test/support/shared/statistics.ts';

const sizes = [1_000, 10_000, 30_000, 100_000];

describe('the fitted slope', () => {
  test.each([
    ['of a straight line', [1, 2, 4], (x: number) => 7 - 3 * x, -3],
    ['of what stays', [1, 10, 100], () => 5, 0],
    ['between two points', [10, 20], (x: number) => x / 4, 0.25],
  ])('%s', (_, xs, at, expected) => {
    expect(slope(xs.map((x) => ({ x, y: at(x) })))).toBeCloseTo(expected, 10);
  });

  test('goes between points that lie on none', () => {
    const points = [
      { x: 0, y: 0 },
      { x: 1, y: 3 },
      { x: 2, y: 0 },
      { x: 3, y: 3 },
    ];
    expect(slope(points)).toBeCloseTo(0.6, 10);
  });

  test.each([
    ['no points', []],
    ['one point', [{ x: 1, y: 1 }]],
    ['points above one another', [1, 2].map((y) => ({ x: 1, y }))],
  ])('is no number for %s', (_, points) => {
    expect(slope(points)).toBeNaN();
  });
});

describe('the order of growth', () => {
  test('is the power, whatever the factor and the unit', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 3, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
        (power, factor) => {
          const points = sizes.map((x) => ({ x, y: factor * x ** power }));
          expect(orderOfGrowth(points)).toBeCloseTo(power, 6);
        },
      ),
      modestly(200),
    );
  });

  test('of n log n lies between that of n and that of a larger power', () => {
    const found = orderOfGrowth(sizes.map((x) => ({ x, y: x * Math.log(x) })));
    expect(found).toBeGreaterThan(1.05);
    expect(found).toBeLessThan(1.2);
  });
});
