import fc from 'fast-check';
import { expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { backoff } from '#backend/webflow/backoff.ts';

const draws = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const repeats = fc.integer({ min: 2, max: 5_000 });

test('U5 jitter: every pause lies between none and its ceiling, which doubles up to the cap', () => {
  fc.assert(
    fc.property(repeats, draws, (attempt, draw) => {
      const pause = backoff(attempt, () => draw);
      const ceiling = Math.min(limits.upstreamBackoffCapMs, limits.upstreamBackoffMs * 2 ** (attempt - 2));
      expect(Number.isFinite(pause)).toBe(true);
      expect(pause).toBeGreaterThanOrEqual(0);
      expect(pause).toBeLessThanOrEqual(ceiling);
      expect(pause).toBeCloseTo(draw * ceiling);
    }),
  );
});

test.each([
  [2, 200],
  [3, 400],
  [4, 800],
  [8, 12_800],
  [9, 20_000],
  [2_000, 20_000],
])('U5 jitter: before try %d the longest pause is %d ms', (attempt, longest) => {
  expect(backoff(attempt, () => 1)).toBe(longest);
});

test('U5 jitter: 10,000 pauses spread evenly over the whole range', () => {
  const tenths = Array.from({ length: 10 }, () => 0);
  for (let number = 0; number < 10_000; number++) {
    const tenth = Math.floor((backoff(3, () => number / 10_000) / 400) * 10);
    tenths[tenth] = (tenths[tenth] ?? 0) + 1;
  }
  for (const count of tenths) expect(Math.abs(count - 1_000)).toBeLessThan(5);
});
