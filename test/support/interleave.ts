import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';

/** Two operations whose every step waits for leave to go on. */
export interface Interleaving {
  /** What a step waits for; outside of the two operations it waits for nothing. */
  gate(): Promise<void>;
  /**
   * Runs both: the first one's steps first, the other's from the step on that the first of `switches` numbers, and so on
   * back and forth. One that waits for the other, as for its lock, lets it go on. Answers what they answer.
   */
  run<T>(
    operations: readonly [() => Promise<T>, () => Promise<T>],
    switches: readonly number[],
  ): Promise<[T, T]>;
  /** How many steps the last run had. */
  steps(): number;
}

/** How many milliseconds it takes until an operation that reaches no gate counts as one that waits for the other. */
const stalled = 10;

/** How many turns of the event loop are waited before, which is enough where nothing but memory is asked. */
const turnsAtOnce = 20;

type Operations = [0, 1] | [1, 0];

/** Makes an interleaving in which nothing runs. */
export function createInterleaving(): Interleaving {
  const running = new AsyncLocalStorage<0 | 1>();
  const waiting: [(() => void)[], (() => void)[]] = [[], []];
  let taken = 0;

  /** Waits until the preferred operation is at a gate or over, or seems to wait for the other, which is at one. */
  async function reachGate(preferred: 0 | 1, second: 0 | 1, left: ReadonlySet<0 | 1>): Promise<void> {
    for (let turn = 0; left.size > 0; turn++) {
      await (turn < turnsAtOnce ? nextTurn() : pause(1));
      const isThere = waiting[preferred].length > 0 || !left.has(preferred);
      if (isThere || (turn > turnsAtOnce + stalled && waiting[second].length > 0)) return;
    }
  }

  return {
    gate() {
      const operation = running.getStore();
      if (operation === undefined) return Promise.resolve();
      return new Promise((resolve) => waiting[operation].push(resolve));
    },

    async run([one, other], switches) {
      const left = new Set<0 | 1>([0, 1]);
      const results = Promise.all([
        running.run(0, one).finally(() => left.delete(0)),
        running.run(1, other).finally(() => left.delete(1)),
      ]);
      // What it rejects with is for who awaits it below.
      results.catch(() => {});
      taken = 0;
      let [preferred, second]: Operations = [0, 1];
      while (left.size > 0) {
        await reachGate(preferred, second, left);
        const step = waiting[preferred].shift() ?? waiting[second].shift();
        if (!step) continue;
        step();
        if (switches.includes(++taken)) [preferred, second] = [second, preferred];
      }
      return results;
    },

    steps: () => taken,
  };
}
