import { type ReadonlySignal, signal, untracked } from '@preact/signals-core';
import type { Clock } from '#panel/browser/clock.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import { watch } from '#panel/state/watch.ts';

/** The wait for a person who gives access on Webflow's page, in another tab. */
export interface ConsentWait {
  /** True from the press until the access has changed or the consent page has expired. */
  readonly isWaiting: ReadonlySignal<boolean>;
  /** Starts the checks; called when a person opens the consent page. */
  begin(): void;
  start(): () => void;
}

interface ConsentCalls {
  /** Called at intervals; it finds out whether the access has changed. */
  readonly check: () => void;
  /** Called where the access has changed, which has ended the wait. */
  readonly changed?: () => void;
}

/**
 * Creates the wait: after `begin` it calls `check` at intervals. `missing` names the access that is missing, null where none
 * is; any change of it ends the wait.
 */
export function createConsentWait(
  clock: Clock,
  missing: ReadonlySignal<string | null>,
  { check, changed }: ConsentCalls,
): ConsentWait {
  const waits = signal(false);
  let cancel = (): void => {};
  let until = 0;
  let missingBefore: string | null = null;

  function checkAgain(): void {
    waits.value = clock.now() < until;
    if (!waits.value) return;
    check();
    cancel = clock.after(timeouts.connectionCheckInterval, checkAgain);
  }

  function end(): void {
    cancel();
    waits.value = false;
  }

  return {
    isWaiting: waits,
    begin() {
      cancel();
      missingBefore = missing.value;
      until = clock.now() + timeouts.consentTimeout;
      waits.value = true;
      cancel = clock.after(timeouts.connectionCheckInterval, checkAgain);
    },
    start() {
      const stop = watch(() => {
        const { value } = missing;
        untracked(() => {
          if (value !== null && value === missingBefore) return;
          const hasWaited = waits.value;
          end();
          if (hasWaited) changed?.();
        });
      });
      return () => {
        stop();
        end();
      };
    },
  };
}
