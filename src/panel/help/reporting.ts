import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { RequestError } from '#panel/backend/request-error.ts';
import type { Clock } from '#panel/browser/clock.ts';
import { formatMoment } from '#panel/i18n/format.ts';
import { watch } from '#panel/state/watch.ts';

/** Details for a person who reports a problem. */
export interface Reporting {
  readonly isOpen: ReadonlySignal<boolean>;
  /** Text that identifies the problem in our logs; it contains no person and no site. */
  readonly details: ReadonlySignal<string>;
  toggle(): void;
  start(): () => void;
}

/** Creates the report: it contains the latest refused request, also after the error is over. */
export function createReporting(
  version: string,
  clock: Clock,
  requestError: ReadonlySignal<RequestError | null>,
): Reporting {
  const isOpen = signal(false);
  const details = signal('');
  function note(requestId: string): void {
    const lines = [`Asset Inspector ${version}`, `Request ${requestId}`, formatMoment(clock.now())];
    details.value = lines.join('\n');
  }
  note('–');
  return {
    isOpen,
    details,
    toggle() {
      isOpen.value = !isOpen.value;
    },
    start: () =>
      watch(() => {
        const requestId = requestError.value?.requestId;
        if (requestId) note(requestId);
      }),
  };
}
