import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Clock } from '#panel/browser/clock.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import { watch } from '#panel/state/watch.ts';

interface LookedAt {
  /** True once facts have been shown for `timeouts.usesDelay`, until they are gone. */
  readonly isLookedAt: ReadonlySignal<boolean>;
  /** Returns a function that stops it. */
  start(): () => void;
}

/** Creates a signal that says whether a person looks at facts. */
export function createLookedAt(hasFacts: ReadonlySignal<boolean>, clock: Pick<Clock, 'after'>): LookedAt {
  const isLookedAt = signal(false);
  return {
    isLookedAt,
    start: () =>
      watch(() => {
        if (hasFacts.value) {
          return clock.after(timeouts.usesDelay, () => {
            isLookedAt.value = true;
          });
        }
        isLookedAt.value = false;
        return undefined;
      }),
  };
}
