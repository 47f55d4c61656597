import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';

/** Two operations whose every step waits for permission. */
export interface Interleaving {
  /** Each step awaits it; outside of the two operations it does not wait. */
  gate(): Promise<void>;
  /**
   * Runs both: the steps of the first, from the step that the first of `switches` numbers on those of the other, and so
   * on alternately. An operation that waits for the other, as for its lock, lets it proceed. Returns both results.
   */
  run<T>(
    operations: readonly [() => Promise<T>, () => Promise<T>],
    switches: readonly number[],
  ): Promise<[T, T]>;
  /** The number of steps of the last run. */
  steps(): number;
}

/** Milliseconds without a gate after which an operation counts as waiting for the other. */
const stalled = 10;

/** How many turns of the event loop come before that wait, which is enough for work in memory. */
const turnsAtOnce = 20;

type Operations = [0, 1] | [1, 0];

/** Creates an interleaving without operations. */
export function createInterleaving(): Interleaving {
  const running = new AsyncLocalStorage<0 | 1>();
  const waiting: [(() => void)[], (() => void)[]] = [[], []];
  let taken = 0;

  /** Waits until the preferred operation is at a gate or over, or seems to wait for the other, which is at a gate. */
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
      // The rejection is handled where the results are awaited below.
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
