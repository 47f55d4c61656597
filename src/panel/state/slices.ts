import type { Clock } from '#panel/browser/clock.ts';

/** Items that are worked on a few at a time, so that the browser handles input in between. */
export interface Slices<Item> {
  add(items: readonly Item[]): void;
  /** Calls the function once nothing waits any more. */
  end(then: () => void): void;
  /** Discards what waits. */
  clear(): void;
}

interface SlicesParts<Item> {
  readonly clock: Clock;
  /** Most items that are worked on without a pause. */
  readonly size: number;
  /** Milliseconds between two calls of `commit` while items wait. */
  readonly interval: number;
  readonly take: (items: readonly Item[]) => void;
  /** Shows what was taken so far. */
  readonly commit: () => void;
}

/** Creates an empty queue. What was taken is committed at once where nothing waits, and at intervals where more does. */
export function createSlices<Item>({ clock, size, interval, take, commit }: SlicesParts<Item>): Slices<Item> {
  let waiting: Item[] = [];
  let isScheduled = false;
  let committedAt = 0;
  let cancel = (): void => {};
  let then: (() => void) | null = null;

  function schedule(): void {
    if (isScheduled) return;
    isScheduled = true;
    cancel = clock.after(0, work);
  }

  function work(): void {
    isScheduled = false;
    const items = waiting.slice(0, size);
    waiting = waiting.slice(size);
    if (items.length > 0) take(items);
    if (items.length > 0 && (waiting.length === 0 || clock.now() - committedAt >= interval)) {
      committedAt = clock.now();
      commit();
    }
    if (waiting.length > 0) {
      schedule();
      return;
    }
    const last = then;
    then = null;
    last?.();
  }

  return {
    add(items) {
      waiting = [...waiting, ...items];
      schedule();
    },
    end(next) {
      then = next;
      schedule();
    },
    clear() {
      cancel();
      isScheduled = false;
      waiting = [];
      then = null;
    },
  };
}
