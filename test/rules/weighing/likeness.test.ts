import fc from 'fast-check';
import { expect, test } from 'vitest';
import { likenesses, likenessOf } from '#rules/weighing/likeness.ts';

test.for([
  [null, null],
  [Number.NaN, null],
  [100, 'indistinguishable'],
  [90, 'indistinguishable'],
  [89.999, 'same'],
  [80, 'same'],
  [79.999, 'close'],
  [70, 'close'],
  [69.9, 'different'],
  [50, 'different'],
  [49.9, 'poor'],
  [30, 'poor'],
  [29.9, 'bad'],
  [-400, 'bad'],
] as const)('a score of %s is %s', ([score, expected]) => {
  expect(likenessOf(score)).toBe(expected);
});

test('a higher score is never less alike', () => {
  const score = fc.double({ min: -500, max: 100, noNaN: true });
  const rank = (one: number): number => likenesses.indexOf(likenessOf(one) ?? 'bad');
  fc.assert(
    fc.property(score, score, (one, other) => {
      expect(rank(Math.max(one, other))).toBeLessThanOrEqual(rank(Math.min(one, other)));
    }),
  );
});
