import { computed, type ReadonlySignal, signal, untracked } from '@preact/signals-core';
import type { RequestError } from '#panel/backend/request-error.ts';
import type { Clock } from '#panel/browser/clock.ts';
import { createConsentWait } from '#panel/connection/consent-wait.ts';
import { watch } from '#panel/state/watch.ts';

/** Connecting a site, which a person does in another window. */
export interface Connecting {
  /** True from the press until the site is connected or the consent page has expired. */
  readonly isWaiting: ReadonlySignal<boolean>;
  /** True once the explanation was shown for an earlier selection. */
  readonly isExplained: ReadonlySignal<boolean>;
  /** The name of the site to choose; null where the Designer does not return it. */
  readonly siteName: ReadonlySignal<string | null>;
  /** Reads that name, unless that was begun; called where the explanation is shown. */
  readSiteName(): void;
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

/**
 * Creates the model: after `begin` the panel checks at intervals whether the site is connected. It needs no message from
 * the other window (UNCONFIRMED: `openerKept`).
 */
export function createConnecting(clock: Clock, connection: Connection): Connecting {
  const missing = computed(() => (connection.requestError.value?.code === 'not_connected' ? 'site' : null));
  const wait = createConsentWait(clock, missing, { check: connection.refresh });
  const isExplained = signal(false);
  const siteName = signal<string | null>(null);
  const stopped = new AbortController();
  let explainedFor: string | null = null;
  let isNameRead = false;

  /** The first selection has the whole explanation, each later one a line. */
  function explain(key: string): void {
    if (explainedFor === null) explainedFor = key;
    else if (explainedFor !== key) isExplained.value = true;
  }

  return {
    isWaiting: wait.isWaiting,
    isExplained,
    siteName,
    readSiteName() {
      if (isNameRead) return;
      isNameRead = true;
      void connection.readSiteName(stopped.signal).then((name) => {
        siteName.value = name;
      });
    },
    begin: wait.begin,
    start() {
      const stopWait = wait.start();
      const stop = watch(() => {
        const { value: key } = connection.selectionKey;
        if (missing.value !== null && key !== null) untracked(() => explain(key));
      });
      return () => {
        stop();
        stopped.abort();
        stopWait();
      };
    },
  };
}
