import { computed, type ReadonlySignal, signal, untracked } from '@preact/signals-core';
import type { UsesRequest } from '#contract/uses.ts';
import type { BackendProblem, BackendResult } from '#panel/backend/request.ts';
import { type RequestError, toRequestError, waitOf } from '#panel/backend/request-error.ts';
import type { UsesResponse } from '#panel/backend-calls/read-uses.ts';
import type { Clock } from '#panel/browser/clock.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import { watch } from '#panel/state/watch.ts';
import { createCountdown } from '#panel/uses/countdown.ts';
import { addAnswer, type KnownUses, nothingKnown } from '#panel/uses/known-uses.ts';

export type UsesAction = UsesRequest['action'];

/** One call to the backend about the uses of the site. */
export type AskUses = (
  request: Omit<UsesRequest, 'protocol'>,
  signal: AbortSignal,
) => Promise<BackendResult<UsesResponse>>;

/** The reading of the site that the backend does, as the panel follows it. */
export interface UsesReading {
  readonly known: ReadonlySignal<KnownUses>;
  /** Why the last call failed, or what the backend could not read; null for nothing. */
  readonly problem: ReadonlySignal<RequestError | null>;
  /** Seconds until it goes on after a rate limit; null where it does not wait. */
  readonly waitSeconds: ReadonlySignal<number | null>;
  /** What a person asked for and the backend has not yet answered. */
  readonly pressed: ReadonlySignal<UsesAction | null>;
  /** Asks for this; after the call that is under way, if there is one. */
  submit(action: UsesAction): void;
  /** Repeats what failed, or goes on with a reading that the backend has stopped. */
  tryAgain(): void;
  /** Ends the call and discards what is known, because the site was disconnected. */
  clear(): void;
  start(): () => void;
}

interface UsesReadingParts {
  readonly ask: AskUses;
  readonly clock: Clock;
  /** True while something on the screen depends on it. */
  readonly isShown: ReadonlySignal<boolean>;
}

/** Failures that no repetition ends. */
const lasting: ReadonlySet<BackendProblem['code']> = new Set<BackendProblem['code']>([
  'not_connected',
  'scopes_missing',
  'version_unsupported',
  'route_not_found',
  'site_mismatch',
  'origin_refused',
]);

/**
 * Creates the reading. It asks when something begins to depend on it, and at intervals while the backend reads and it is shown;
 * never twice at the same time.
 */
export function createUsesReading({ ask, clock, isShown }: UsesReadingParts): UsesReading {
  const known = signal(nothingKnown);
  const failure = signal<RequestError | null>(null);
  const pressed = signal<UsesAction | null>(null);
  const countdown = createCountdown(clock);
  let current = new AbortController();
  let isAsking = false;
  let next: UsesAction | null = null;
  let failed: UsesAction = 'look';
  let askedAt = Number.NEGATIVE_INFINITY;
  let cancelNext = (): void => {};

  function later(ms: number, action: UsesAction): void {
    cancelNext();
    if (isShown.value) cancelNext = clock.after(ms, () => submit(action));
  }

  function fail(action: UsesAction, problem: BackendProblem): null {
    failure.value = toRequestError(problem, clock.now());
    failed = action;
    // What may no longer be read is not shown from memory.
    if (problem.code === 'not_connected') known.value = nothingKnown;
    const { state } = known.value;
    const isOpen = state?.state === 'reading' || state?.isWhole === false || action !== 'look';
    if (problem.code === 'rate_limited') {
      countdown.begin(Math.ceil(waitOf(problem) / 1_000));
      later(waitOf(problem), action);
    } else if (isOpen && !lasting.has(problem.code)) later(timeouts.usesRetry, action);
    return null;
  }

  /** Takes a response; returns what to ask at once. */
  function take(answer: UsesResponse): 'look' | null {
    const before = known.value.state;
    known.value = addAnswer(known.value, answer);
    failure.value = null;
    failed = 'look';
    countdown.begin(answer.state === 'reading' ? answer.waitSeconds : null);
    const isNews = answer.reading !== before?.reading || answer.revision !== before.revision;
    if (!answer.isWhole && isNews) return 'look';
    if (answer.state === 'reading' || !answer.isWhole) later(timeouts.usesInterval, 'look');
    return null;
  }

  async function work(first: UsesAction, signal: AbortSignal): Promise<void> {
    isAsking = true;
    for (let action: UsesAction | null = first; action !== null; ) {
      const { state } = known.value;
      askedAt = clock.now();
      const result = await ask(
        { action, ...(state && { known: { reading: state.reading, revision: state.revision } }) },
        signal,
      );
      if (signal.aborted) return;
      const more: UsesAction | null = result.ok ? take(result.value) : fail(action, result.problem);
      pressed.value = next;
      action = next ?? more;
      next = null;
    }
    isAsking = false;
  }

  function submit(action: UsesAction): void {
    cancelNext();
    if (action !== 'look') pressed.value = action;
    if (!isAsking) void work(action, current.signal);
    else if (action !== 'look') next = action;
  }

  function onShown(): void {
    const { value: error } = failure;
    const isReading = known.value.state?.state === 'reading';
    const isOld = clock.now() - askedAt >= timeouts.usesFreshness;
    if (isAsking) return;
    if (error === null || error.code === 'not_connected') {
      if (isReading || isOld || error) submit('look');
    } else if (!lasting.has(error.code)) later(Math.max(0, (error.retryAt ?? 0) - clock.now()), failed);
  }

  function clear(): void {
    current.abort();
    current = new AbortController();
    cancelNext();
    countdown.begin(null);
    isAsking = false;
    next = null;
    askedAt = Number.NEGATIVE_INFINITY;
    known.value = nothingKnown;
    failure.value = null;
    pressed.value = null;
  }

  return {
    known,
    problem: computed(() => {
      const { problem } = known.value.state ?? {};
      return failure.value ?? (problem ? toRequestError(problem, clock.now()) : null);
    }),
    waitSeconds: countdown.seconds,
    pressed,
    submit,
    tryAgain: () => submit(failure.value ? failed : 'read'),
    clear,
    start() {
      const stop = watch(() => {
        const { value } = isShown;
        untracked(() => (value ? onShown() : cancelNext()));
      });
      return () => {
        stop();
        clear();
      };
    },
  };
}
