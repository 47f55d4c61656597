import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Clock } from '#panel/browser/clock.ts';
import { watch } from '#panel/state/watch.ts';

/**
 * Creates a signal of the time in milliseconds since the epoch. It is updated every `interval` milliseconds, and not
 * while that is null, so that an idle panel runs no timer.
 */
export function createNowSignal(
  interval: ReadonlySignal<number | null>,
  clock: Clock,
): { now: ReadonlySignal<number>; stop: () => void } {
  const now = signal(clock.now());
  const stop = watch(() => {
    const every = interval.value;
    if (every === null) return;
    now.value = clock.now();
    let cancel = (): void => {};
    const tick = (): void => {
      now.value = clock.now();
      cancel = clock.after(every, tick);
    };
    cancel = clock.after(every, tick);
    return () => cancel();
  });
  return { now, stop };
}
