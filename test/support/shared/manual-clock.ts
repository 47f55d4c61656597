import type { Clock } from '#panel/browser/clock.ts';

/** A clock that moves when a test says so. */
export interface ManualClock extends Clock {
  /** Moves on by `ms` milliseconds and runs what falls due on the way, in order. */
  advance(ms: number): void;
  /** Moves on to the timer that is due next, if one waits, and runs it. */
  advanceToNext(): void;
  /** How many timers are waiting. */
  waiting(): number;
}

/** Makes a clock that stands still at `start`, milliseconds since the epoch. For it, everything is drawn at once. */
export function createManualClock(start = Date.parse('2026-03-01T12:00:00Z')): ManualClock {
  let now = start;
  const timers = new Set<{ readonly at: number; readonly run: () => void }>();
  const nextBy = (end: number) =>
    [...timers].filter((timer) => timer.at <= end).toSorted((one, other) => one.at - other.at)[0];
  function advanceTo(end: number): void {
    for (let due = nextBy(end); due; due = nextBy(end)) {
      timers.delete(due);
      now = due.at;
      due.run();
    }
    now = end;
  }
  return {
    now: () => now,
    after(ms, run) {
      const timer = { at: now + ms, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    afterPaint(run) {
      run();
      return () => {};
    },
    advance: (ms) => advanceTo(now + ms),
    advanceToNext: () => advanceTo(nextBy(Number.POSITIVE_INFINITY)?.at ?? now),
    waiting: () => timers.size,
  };
}
