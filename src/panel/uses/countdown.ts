import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Clock } from '#panel/browser/clock.ts';
import * as timeouts from '#panel/browser/timeouts.ts';

/** Seconds that are left of a wait. */
export interface Countdown {
  /** Null where nothing waits. */
  readonly seconds: ReadonlySignal<number | null>;
  /** Replaces the wait; null ends it. */
  begin(seconds: number | null): void;
}

/** Creates a countdown. It has no timer while nothing waits. */
export function createCountdown(clock: Clock): Countdown {
  const seconds = signal<number | null>(null);
  let cancel = (): void => {};
  function begin(left: number | null): void {
    cancel();
    seconds.value = left !== null && left > 0 ? left : null;
    if (seconds.value === null || left === null) return;
    cancel = clock.after(timeouts.countdownInterval, () => begin(left - 1));
  }
  return { seconds, begin };
}
