import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { BackendProblem } from '#panel/backend/request.ts';
import { waitOf } from '#panel/backend/request-error.ts';
import type { Clock } from '#panel/browser/clock.ts';

/** What keeps a series of calls to the backend from going on, as a view shows it. */
export interface ShownHold {
  /** When a rate limit has passed (epoch ms); null where none delays the calls. */
  readonly waitsUntil: ReadonlySignal<number | null>;
  /** Why the calls have ended early; null where they have not. */
  readonly problem: ReadonlySignal<BackendProblem | null>;
  /** True where a person has paused the calls. */
  readonly isPaused: ReadonlySignal<boolean>;
  pause(): void;
  goOn(): void;
}

/** The same, for the model that makes the calls. */
export interface Hold extends ShownHold {
  /** True where no call may be made now. */
  isHeld(): boolean;
  /** Shows how long the backend delays a call that is under way; null once it goes on. */
  delay(by: Pick<BackendProblem, 'retryAfter'> | null): void;
  /** Holds the calls after one has failed: until its rate limit has passed, or until `clearProblem` for any other problem. */
  fail(problem: BackendProblem): void;
  clearProblem(): void;
  /** Ends the hold, whatever its cause. It does not call `resume`. */
  clear(): void;
}

/** Creates a hold that holds nothing. It calls `resume` after a rate limit has passed, and when a person lets the calls go on. */
export function createHold(clock: Clock, resume: () => void): Hold {
  const waitsUntil = signal<number | null>(null);
  const problem = signal<BackendProblem | null>(null);
  const isPaused = signal(false);
  let cancelWait = (): void => {};

  function delay(by: Pick<BackendProblem, 'retryAfter'> | null): void {
    cancelWait();
    waitsUntil.value = by && clock.now() + waitOf(by);
  }

  return {
    waitsUntil,
    problem,
    isPaused,
    isHeld: () => isPaused.value || waitsUntil.value !== null || problem.value !== null,
    delay,
    fail(failure) {
      if (failure.code !== 'rate_limited') {
        problem.value = failure;
        return;
      }
      delay(failure);
      cancelWait = clock.after(waitOf(failure), () => {
        waitsUntil.value = null;
        resume();
      });
    },
    pause() {
      isPaused.value = true;
    },
    goOn() {
      isPaused.value = false;
      resume();
    },
    clearProblem() {
      problem.value = null;
    },
    clear() {
      delay(null);
      problem.value = null;
      isPaused.value = false;
    },
  };
}
