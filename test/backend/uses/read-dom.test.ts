import { expect, test } from 'vitest';
import { readDom } from '#backend/uses/read-dom.ts';

const id = '66b2a55e0000000000000001';
const reading = { readHtml: async () => [], assetIdInUrl: () => null };

test.each([
  ['stays the same', [150, 150], 2, true],
  ['changes once', [151, 150, 150, 150], 4, true],
  ['changes in both walks', [151, 150, 150, 149], 4, false],
  ['is not said', [null], 1, true],
])('a page whose number of nodes %s (%j): %i calls, whole %s', async (_, totals, calls, isWhole) => {
  let made = 0;
  const read = async ({ offset }: { readonly offset: number }) => {
    const total = totals[made++] ?? null;
    const many = Math.min(100, (total ?? 50) - offset);
    return { entries: Array.from({ length: many }, () => ({ assetId: id })), total, limit: 100 };
  };
  const uses = await readDom(() => read, [], reading);
  expect(made).toBe(calls);
  expect(uses.isWhole).toBe(isWhole);
  expect(uses.assets).toEqual(new Map([[id, totals.at(-1) ?? 50]]));
});
