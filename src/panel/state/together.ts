import { batch } from '@preact/signals-core';
import type { Clock } from '#panel/browser/clock.ts';

/** Changes that are made together, because each goes through a whole list. */
export interface Together {
  /** Makes the change now, or with others once the interval since the last ones has passed. */
  add(change: () => void): void;
  /** Makes every change that waits. */
  flush(): void;
  /** Discards every change that waits. */
  clear(): void;
}

/** Creates an empty collection; `interval` is milliseconds. */
export function createTogether(clock: Clock, interval: number): Together {
  let waiting: (() => void)[] = [];
  let flushedAt = 0;
  let cancel = (): void => {};

  function clear(): void {
    cancel();
    cancel = () => {};
    waiting = [];
  }

  function flush(): void {
    const changes = waiting;
    clear();
    flushedAt = clock.now();
    batch(() => {
      for (const change of changes) change();
    });
  }

  return {
    add(change) {
      waiting.push(change);
      if (waiting.length > 1) return;
      const wait = flushedAt + interval - clock.now();
      if (wait <= 0) flush();
      else cancel = clock.after(wait, flush);
    },
    flush,
    clear,
  };
}
