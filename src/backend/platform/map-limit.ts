import { setImmediate as nextTurn } from 'node:timers/promises';

/** Maps with at most `many` works under way. The first rejection is the map's, and no work is begun after it. */
export async function mapLimit<T, R>(
  many: number,
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const left = items.entries();
  let isOver = false;
  async function workOn(): Promise<void> {
    for (const [index, item] of left) {
      if (isOver) return;
      results[index] = await work(item);
      // An HTTP client takes a connection back a moment after its answer was read; asked at once, it would open another.
      await nextTurn();
    }
  }
  const lanes = Array.from({ length: Math.min(many, items.length) }, workOn);
  await Promise.all(lanes).finally(() => {
    isOver = true;
  });
  return results;
}
