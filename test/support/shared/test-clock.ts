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
  /** Waits so many milliseconds of this clock, 0 not at all; rejects with the signal's reason once it aborts. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** How many sleep. */
  sleeping(): number;
}

/** The sleeps on all test clocks that have not ended. */
const sleeps = new Set<{ readonly milliseconds: number; readonly begun: Error }>();

/** Describes each sleep that has not ended, by its length and the line of code that began it, and forgets them all. */
export function takeSleeps(): string[] {
  const open = [...sleeps].map(({ milliseconds, begun }) => {
    const frames = begun.stack?.split('\n').slice(1) ?? [];
    const from =
      frames.find((frame) => frame.includes('/') && !frame.includes('/test-clock.ts'))?.trim() ?? 'somewhere';
    return `${milliseconds} ms, begun ${from}`;
  });
  sleeps.clear();
  return open;
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
        const sleep = { milliseconds, begun: new Error('sleep') };
        const sleeper = {
          until: moment + milliseconds,
          wake() {
            sleepers.delete(sleeper);
            sleeps.delete(sleep);
            signal.removeEventListener('abort', disturb);
            resolve();
          },
        };
        const disturb = (): void => {
          sleepers.delete(sleeper);
          sleeps.delete(sleep);
          reject(signal.reason);
        };
        if (signal.aborted) return disturb();
        if (milliseconds <= 0) return resolve();
        sleepers.add(sleeper);
        sleeps.add(sleep);
        signal.addEventListener('abort', disturb, { once: true });
      });
    },
    sleeping: () => sleepers.size,
  };
}
