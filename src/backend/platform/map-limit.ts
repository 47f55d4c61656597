import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Maps with at most `many` concurrent calls of `work`. Rejects with the first rejection, and calls `work` no more after
 * it.
 */
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
      // An HTTP client frees a connection one turn of the event loop after its response was read; a request before that
      // opens another.
      await nextTurn();
    }
  }
  const lanes = Array.from({ length: Math.min(many, items.length) }, workOn);
  await Promise.all(lanes).finally(() => {
    isOver = true;
  });
  return results;
}
