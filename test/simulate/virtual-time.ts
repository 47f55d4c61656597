import type { Sleep } from '#backend/platform/clock.ts';

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/** Milliseconds that pass only when nothing is left to do at a moment. */
export interface VirtualTime {
  readonly now: () => number;
  readonly sleep: Sleep;
  /** Calls `run` at that moment, behind what was planned for it before. */
  at(moment: number, run: () => void): void;
  /** Plays everything that is planned, and what that plans, to its end. */
  play(): Promise<void>;
}

function isBefore(one: Timer, other: Timer): boolean {
  return one.at === other.at ? one.order < other.order : one.at < other.at;
}

/** Time that stands at 0. */
export function createVirtualTime(): VirtualTime {
  // A binary heap: a day plans millions of timers.
  const heap: Timer[] = [];
  let moment = 0;
  let order = 0;

  function swapIfBefore(child: number, parent: number): boolean {
    const [one, other] = [heap[child], heap[parent]];
    if (!one || !other || !isBefore(one, other)) return false;
    heap[child] = other;
    heap[parent] = one;
    return true;
  }

  function push(timer: Timer): void {
    let child = heap.push(timer) - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!swapIfBefore(child, parent)) return;
      child = parent;
    }
  }

  function pop(): Timer | undefined {
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first;
    heap[0] = last;
    let parent = 0;
    for (;;) {
      const [left, right] = [heap[2 * parent + 1], heap[2 * parent + 2]];
      const child = 2 * parent + (left && right && isBefore(right, left) ? 2 : 1);
      if (!swapIfBefore(child, parent)) return first;
      parent = child;
    }
  }

  const at = (when: number, run: () => void): void =>
    push({ at: Math.max(moment, Math.ceil(when)), order: order++, run });

  return {
    now: () => moment,
    at,
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        const leave = () => reject(signal.reason);
        if (signal.aborted) return leave();
        signal.addEventListener('abort', leave, { once: true });
        at(moment + milliseconds, () => {
          signal.removeEventListener('abort', leave);
          resolve();
        });
      }),
    async play() {
      for (let timer = pop(); timer; timer = pop()) {
        moment = timer.at;
        timer.run();
        if (heap[0]?.at !== moment) await new Promise(setImmediate);
      }
    },
  };
}
