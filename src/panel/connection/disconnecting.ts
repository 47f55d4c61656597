import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Backend } from '#panel/backend/backend.ts';
import type { Clock } from '#panel/browser/clock.ts';
import * as timeouts from '#panel/browser/timeouts.ts';

export type DisconnectStep = 'idle' | 'asked' | 'working' | 'failed';

export interface Disconnecting {
  readonly step: ReadonlySignal<DisconnectStep>;
  /** The first press asks, the second within 10 s disconnects; resolves to whether the site is now disconnected. */
  press(): Promise<boolean>;
  /** Takes the question back. */
  cancel(): void;
}

/** Creates the model of the two presses; `done` runs after the backend has confirmed. */
export function createDisconnecting(backend: Backend, clock: Clock, done: () => void): Disconnecting {
  const step = signal<DisconnectStep>('idle');
  let cancelDoubt = (): void => {};
  return {
    step,
    async press() {
      cancelDoubt();
      if (step.value === 'working') return false;
      if (step.value !== 'asked') {
        step.value = 'asked';
        cancelDoubt = clock.after(timeouts.confirmationTimeout, () => {
          step.value = 'idle';
        });
        return false;
      }
      step.value = 'working';
      const answer = await backend.disconnect(new AbortController().signal);
      // A site that another person has already disconnected has the requested state.
      const isOff = answer.ok || answer.problem.code === 'not_connected';
      step.value = isOff ? 'idle' : 'failed';
      if (isOff) done();
      return isOff;
    },
    cancel() {
      cancelDoubt();
      step.value = 'idle';
    },
  };
}
