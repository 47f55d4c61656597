import type { Clock } from '#backend/platform/clock.ts';

/** A clock that only a test moves. */
export interface TestClock extends Clock {
  /** The wall time. */
  now(): number;
  /** Milliseconds since the epoch by a clock that stays right: that of another machine. */
  elsewhere(): number;
  /** Sets the wall clock forward by so many milliseconds, or back; no time passes. */
  setWall(milliseconds: number): void;
  /** Lets so many milliseconds pass and wakes those that have slept long enough. */
  advance(milliseconds: number): void;
  /** Waits so many milliseconds of this clock; rejects with the signal's reason once it aborts. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** How many sleep. */
  sleeping(): number;
}

const noon = Date.parse('2026-10-01T12:00:00.000Z');

/** A clock at noon. */
export function createTestClock(): TestClock {
  let moment = 0;
  let epoch = noon;
  const sleepers = new Set<{ readonly until: number; readonly wake: () => void }>();
  return {
    now: () => epoch + moment,
    elsewhere: () => noon + moment,
    wallTime: () => epoch + moment,
    elapsed: () => moment,
    setWall(milliseconds) {
      epoch += milliseconds;
    },
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
