import { type ReadonlySignal, signal, untracked } from '@preact/signals-core';
import type { RequestError } from '#panel/backend/request-error.ts';
import type { Clock } from '#panel/browser/clock.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import { watch } from '#panel/state/watch.ts';

/** Connecting a site, which a person does in another window. */
export interface Connecting {
  /** True from the press until the site is connected or the consent page has expired. */
  readonly isWaiting: ReadonlySignal<boolean>;
  /** True once the explanation was shown for an earlier selection. */
  readonly isExplained: ReadonlySignal<boolean>;
  /** The name of the site to choose; null where the Designer does not return it. */
  readonly siteName: ReadonlySignal<string | null>;
  /** Starts the checks; called when a person opens the consent page. */
  begin(): void;
  start(): () => void;
}

/** The state of the connection to the backend, and how to check it again. */
interface Connection {
  readonly requestError: ReadonlySignal<RequestError | null>;
  /** Identifies what is selected; null until that is known. */
  readonly selectionKey: ReadonlySignal<string | null>;
  /** Reads the name of the site from the Designer. */
  readSiteName(signal: AbortSignal): Promise<string | null>;
  refresh(): void;
}

/** Creates the model: after `begin` the panel checks at intervals whether the site is connected. */
export function createConnecting(clock: Clock, connection: Connection): Connecting {
  const waits = signal(false);
  const isExplained = signal(false);
  const siteName = signal<string | null>(null);
  const stopped = new AbortController();
  let cancel = (): void => {};
  let until = 0;
  let explainedFor: string | null = null;

  function check(): void {
    waits.value = clock.now() < until;
    if (!waits.value) return;
    connection.refresh();
    cancel = clock.after(timeouts.connectionCheckInterval, check);
  }

  function end(): void {
    cancel();
    waits.value = false;
  }

  /** The first selection has the whole explanation, each later one a line. */
  function explain(key: string): void {
    if (explainedFor === null) {
      explainedFor = key;
      void connection.readSiteName(stopped.signal).then((name) => {
        siteName.value = name;
      });
    } else if (explainedFor !== key) isExplained.value = true;
  }

  return {
    isWaiting: waits,
    isExplained,
    siteName,
    begin() {
      cancel();
      until = clock.now() + timeouts.consentTimeout;
      waits.value = true;
      cancel = clock.after(timeouts.connectionCheckInterval, check);
    },
    start() {
      const stop = watch(() => {
        const isConnected = connection.requestError.value?.code !== 'not_connected';
        const { value: key } = connection.selectionKey;
        untracked(() => {
          if (isConnected) end();
          else if (key !== null) explain(key);
        });
      });
      return () => {
        stop();
        stopped.abort();
        end();
      };
    },
  };
}
