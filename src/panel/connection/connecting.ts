import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Trouble } from '#panel/backend/trouble.ts';
import type { Clock } from '#panel/browser/clock.ts';
import * as timing from '#panel/browser/timing.ts';
import { watch } from '#panel/state/watch.ts';

/** Connecting a site, which a person does in another window. */
export interface Connecting {
  /** True from the press until the site is connected or the consent page has expired. */
  readonly isWaiting: ReadonlySignal<boolean>;
  /** Starts the checks; called when a person opens the consent page. */
  begin(): void;
  start(): () => void;
}

/** The state of the connection to the backend, and how to check it again. */
interface Connection {
  readonly trouble: ReadonlySignal<Trouble | null>;
  refresh(): void;
}

/** Creates the model: after `begin` the panel checks at intervals whether the site is connected. */
export function createConnecting(clock: Clock, { trouble, refresh }: Connection): Connecting {
  const waits = signal(false);
  let cancel = (): void => {};
  let until = 0;

  function look(): void {
    waits.value = clock.now() < until;
    if (!waits.value) return;
    refresh();
    cancel = clock.after(timing.connectionCheckInterval, look);
  }

  function end(): void {
    cancel();
    waits.value = false;
  }

  return {
    isWaiting: waits,
    begin() {
      cancel();
      until = clock.now() + timing.consentTimeout;
      waits.value = true;
      cancel = clock.after(timing.connectionCheckInterval, look);
    },
    start() {
      const stop = watch(() => {
        if (trouble.value?.code !== 'not_connected') end();
      });
      return () => {
        stop();
        end();
      };
    },
  };
}
