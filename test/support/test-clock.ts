/** A clock that stands still but for what a test does to it. */
export interface TestClock {
  now(): number;
  /** Moves the clock on by so many milliseconds and wakes who has slept long enough. */
  advance(milliseconds: number): void;
  /** Waits so many milliseconds of this clock; rejects with the signal's reason once it aborts. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** How many sleep. */
  sleeping(): number;
}

/** A clock at noon. */
export function createTestClock(): TestClock {
  let moment = Date.parse('2026-10-01T12:00:00.000Z');
  const sleepers = new Set<{ readonly until: number; readonly wake: () => void }>();
  return {
    now: () => moment,
    advance(milliseconds) {
      moment += milliseconds;
      for (const sleeper of [...sleepers]) if (sleeper.until <= moment) sleeper.wake();
    },
    sleep(milliseconds, signal) {
      return new Promise((resolve, reject) => {
        const sleeper = {
          until: moment + milliseconds,
          wake() {
            sleepers.delete(sleeper);
            signal.removeEventListener('abort', disturb);
            resolve();
          },
        };
        const disturb = (): void => {
          sleepers.delete(sleeper);
          reject(signal.reason);
        };
        if (signal.aborted) return disturb();
        sleepers.add(sleeper);
        signal.addEventListener('abort', disturb, { once: true });
      });
    },
    sleeping: () => sleepers.size,
  };
}
