import { expect, test } from 'vitest';
import { mapLimit } from '#backend/platform/map-limit.ts';
import { rejection } from '#test/support/backend/transport.ts';

test.each([
  [3, 10, 3],
  [10, 3, 3],
  [1, 5, 1],
])('at most %d of %d at once, and the results in order', async (many, items, expected) => {
  let underWay = 0;
  let most = 0;
  const numbers = Array.from({ length: items }, (_, index) => index);
  const results = await mapLimit(many, numbers, async (number) => {
    most = Math.max(most, ++underWay);
    // The later ones are done sooner.
    for (let left = items - number; left > 0; left--) await Promise.resolve();
    underWay--;
    return number * 2;
  });
  expect(results).toEqual(numbers.map((number) => number * 2));
  expect(most).toBe(expected);
});

test('starts nothing after the first rejection', async () => {
  const gates = Array.from({ length: 4 }, () => Promise.withResolvers<void>());
  const begun: number[] = [];
  const all = mapLimit(2, [0, 1, 2, 3], async (number) => {
    begun.push(number);
    await gates[number]?.promise;
  });
  const why = new Error('no');
  gates[0]?.reject(why);
  expect(await rejection(all)).toBe(why);
  gates[1]?.resolve();
  await new Promise(setImmediate);
  expect(begun).toEqual([0, 1]);
});

test('returns an empty list for an empty list', async () => {
  expect(await mapLimit(3, [], async () => 1)).toEqual([]);
});
