import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { RequestError } from '#panel/backend/request-error.ts';
import type { Clock } from '#panel/browser/clock.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
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
  readonly requestError: ReadonlySignal<RequestError | null>;
  refresh(): void;
}

/** Creates the model: after `begin` the panel checks at intervals whether the site is connected. */
export function createConnecting(clock: Clock, { requestError, refresh }: Connection): Connecting {
  const waits = signal(false);
  let cancel = (): void => {};
  let until = 0;

  function check(): void {
    waits.value = clock.now() < until;
    if (!waits.value) return;
    refresh();
    cancel = clock.after(timeouts.connectionCheckInterval, check);
  }

  function end(): void {
    cancel();
    waits.value = false;
  }

  return {
    isWaiting: waits,
    begin() {
      cancel();
      until = clock.now() + timeouts.consentTimeout;
      waits.value = true;
      cancel = clock.after(timeouts.connectionCheckInterval, check);
    },
    start() {
      const stop = watch(() => {
        if (requestError.value?.code !== 'not_connected') end();
      });
      return () => {
        stop();
        end();
      };
    },
  };
}
