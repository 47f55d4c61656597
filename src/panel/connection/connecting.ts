import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Trouble } from '#panel/backend/trouble.ts';
import type { Clock } from '#panel/browser/clock.ts';
import * as timing from '#panel/browser/timing.ts';
import { watch } from '#panel/state/watch.ts';

/** Connecting a site, which a person does on a page of its own. */
export interface Connecting {
  /** True from the press until the site is connected, or nobody can be at it any more. */
  readonly isWaiting: ReadonlySignal<boolean>;
  /** A person has gone to that page. */
  begin(): void;
  start(): () => void;
}

/** Whether the backend refuses requests now and why, and how to find out again. */
interface Connection {
  readonly trouble: ReadonlySignal<Trouble | null>;
  refresh(): void;
}

/** Makes the waiting: while it lasts the panel looks now and then whether the site is connected, and goes on by itself. */
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
