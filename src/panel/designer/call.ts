import type { Clock } from '#panel/browser/clock.ts';

/**
 * Why a call to the Designer failed: `forbidden` in this mode or for this person, `missing` because the element or
 * asset was removed, `hung` where the deadline passed, `unsupported` by this runtime, `failed` for any other error,
 * `aborted` where the caller's signal ended it.
 */
export type DesignerErrorReason = 'forbidden' | 'missing' | 'hung' | 'unsupported' | 'failed' | 'aborted';

/** The result of a call to the Designer. */
export type DesignerResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: DesignerErrorReason };

/** Deadlines of calls, in milliseconds by `clock`. */
export interface CallLimits {
  readonly clock: Clock;
  readonly callLimit: number;
  readonly optionalCallLimit: number;
}

/** Makes one call with a deadline. It never rejects. */
export type Call = <Value>(
  signal: AbortSignal,
  start: () => Promise<Value>,
) => Promise<DesignerResult<Value>>;

// Source: Designer API, error handling. The typings name `ModeForbidden` where the pages name `Forbidden`.
const reasons: ReadonlyMap<string, DesignerErrorReason> = new Map([
  ['Forbidden', 'forbidden'],
  ['ModeForbidden', 'forbidden'],
  ['ResourceMissing', 'missing'],
]);

/**
 * Returns the reason of an error that the Designer threw, from `error.cause.tag`: the tag is stable, the message is not,
 * and `cause` may be absent. Calling a method that the runtime lacks throws a TypeError.
 */
export function errorReasonOf(error: unknown): DesignerErrorReason {
  if (typeof error === 'object' && error !== null && 'cause' in error) {
    const { cause } = error;
    if (typeof cause === 'object' && cause !== null && 'tag' in cause && typeof cause.tag === 'string') {
      return reasons.get(cause.tag) ?? 'failed';
    }
  }
  return error instanceof TypeError ? 'unsupported' : 'failed';
}

/** Creates `call`, for required facts, and `optionalCall`, for optional ones. Neither ever rejects. */
export function createCaller({ clock, callLimit, optionalCallLimit }: CallLimits): {
  call: Call;
  optionalCall: Call;
} {
  const within =
    (limit: number): Call =>
    (signal, start) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve({ ok: false, reason: 'aborted' });
        const fail = (reason: DesignerErrorReason): void => {
          cleanUp();
          resolve({ ok: false, reason });
        };
        const onAbort = (): void => fail('aborted');
        const stopTimer = clock.after(limit, () => fail('hung'));
        const cleanUp = (): void => {
          stopTimer();
          signal.removeEventListener('abort', onAbort);
        };
        signal.addEventListener('abort', onAbort, { once: true });
        // The async function turns the TypeError of a missing method into a rejection.
        (async () => start())().then(
          (value) => {
            cleanUp();
            resolve({ ok: true, value });
          },
          (error: unknown) => fail(errorReasonOf(error)),
        );
      });
  return { call: within(callLimit), optionalCall: within(optionalCallLimit) };
}
