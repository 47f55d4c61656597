import type { Clock } from '#panel/browser/clock.ts';

/**
 * Why the Designer gave no answer: `forbidden` in this mode or for this person, `missing` because the thing was
 * removed, `hung` where nothing came before the deadline, `unsupported` by this runtime, `failed` for anything
 * else, `aborted` because we no longer wanted to know.
 */
export type DesignerFault = 'forbidden' | 'missing' | 'hung' | 'unsupported' | 'failed' | 'aborted';

/** What a call to the Designer comes to. */
export type DesignerAnswer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly fault: DesignerFault };

/** How long calls may take, in milliseconds by `clock`. */
export interface CallLimits {
  readonly clock: Clock;
  readonly callLimit: number;
  readonly optionalCallLimit: number;
}

/** Makes one call under a deadline. It never rejects. */
export type Call = <Value>(
  signal: AbortSignal,
  start: () => Promise<Value>,
) => Promise<DesignerAnswer<Value>>;

// Source: Designer API, error handling. The typings name `ModeForbidden` where the pages name `Forbidden`.
const faults: ReadonlyMap<string, DesignerFault> = new Map([
  ['Forbidden', 'forbidden'],
  ['ModeForbidden', 'forbidden'],
  ['ResourceMissing', 'missing'],
]);

/**
 * The fault behind what the Designer threw, from `error.cause.tag`: the tag is stable, the message is not, and
 * `cause` may be absent. A method the runtime does not have throws a TypeError of the language.
 */
export function classifyFault(error: unknown): DesignerFault {
  if (typeof error === 'object' && error !== null && 'cause' in error) {
    const { cause } = error;
    if (typeof cause === 'object' && cause !== null && 'tag' in cause && typeof cause.tag === 'string') {
      return faults.get(cause.tag) ?? 'failed';
    }
  }
  return error instanceof TypeError ? 'unsupported' : 'failed';
}

/** Makes `call`, for facts, and `optionalCall`, for what the panel can do without. Neither ever rejects. */
export function createCaller({ clock, callLimit, optionalCallLimit }: CallLimits): {
  call: Call;
  optionalCall: Call;
} {
  const within =
    (limit: number): Call =>
    (signal, start) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve({ ok: false, fault: 'aborted' });
        const fail = (fault: DesignerFault): void => {
          tidy();
          resolve({ ok: false, fault });
        };
        const onAbort = (): void => fail('aborted');
        const stopTimer = clock.after(limit, () => fail('hung'));
        const tidy = (): void => {
          stopTimer();
          signal.removeEventListener('abort', onAbort);
        };
        signal.addEventListener('abort', onAbort, { once: true });
        // Inside an async function a missing method rejects like any other fault.
        (async () => start())().then(
          (value) => {
            tidy();
            resolve({ ok: true, value });
          },
          (error: unknown) => fail(classifyFault(error)),
        );
      });
  return { call: within(callLimit), optionalCall: within(optionalCallLimit) };
}
