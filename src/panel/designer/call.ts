import type { Clock } from '#panel/browser/clock.ts';
import { member } from '#panel/designer/member.ts';

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

// UNCONFIRMED: `closedPagesRespond`, `modesWithAssets`. Source: Designer API, error handling. The typings name
// `ModeForbidden` where the pages name `Forbidden`.
const reasons: ReadonlyMap<string, DesignerErrorReason> = new Map([
  ['Forbidden', 'forbidden'],
  ['ModeForbidden', 'forbidden'],
  ['ResourceMissing', 'missing'],
]);

/** Returns `error.cause.tag` of an error that the Designer threw: it is stable, the message is not. Undefined for none. */
export function tagOf(error: unknown): unknown {
  return member(member(error, 'cause'), 'tag');
}

/**
 * Returns the reason of an error that the Designer threw, from its tag, which may be absent. Calling a method that the
 * runtime lacks throws a TypeError.
 */
export function errorReasonOf(error: unknown): DesignerErrorReason {
  const tag = tagOf(error);
  if (typeof tag === 'string') return reasons.get(tag) ?? 'failed';
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
