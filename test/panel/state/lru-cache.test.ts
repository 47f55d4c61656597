import { expect, test } from 'vitest';
import { createLruCache } from '#panel/state/lru-cache.ts';

test('a full cache evicts the least recently used entry', () => {
  const memory = createLruCache<number>(2);
  memory.set('a', 1);
  memory.set('b', 2);
  expect(memory.get('a')).toBe(1);
  memory.set('c', 3);
  expect([memory.get('a'), memory.get('b'), memory.get('c')]).toEqual([1, undefined, 3]);
});
