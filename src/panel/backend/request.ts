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

/** Returns a failed result with this code and no other fields. */
export function failure(code: BackendProblem['code']): { ok: false; problem: BackendProblem } {
  return { ok: false, problem: { code } };
}

interface RequestParts {
  readonly path: string;
  readonly body: unknown;
  readonly token?: string | undefined;
  /** Milliseconds until the whole response has been read. */
  readonly deadline: number;
}

async function readProblem(response: Response): Promise<BackendResult<never>> {
  const body: unknown = await response.json();
  return isProblem(body) ? { ok: false, problem: body } : failure('bad_answer');
}

/**
 * Creates the function that sends every request to the backend at `baseUrl`, an origin without a path. It never rejects;
 * `read` may throw a SyntaxError for `bad_answer`. The backend has logged the request as `requestId`.
 */
export function createRequest(baseUrl: string, fetch: typeof globalThis.fetch, clock: Clock) {
  return async function request<Value>(
    { path, body, token, deadline }: RequestParts,
    signal: AbortSignal,
    read: (response: Response, requestId: string | undefined) => Promise<BackendResult<Value>>,
  ): Promise<BackendResult<Value>> {
    const late = new AbortController();
    const stopTimer = clock.after(deadline, () => late.abort());
    let requestId: string | undefined;
    try {
      const response = await fetch(`${baseUrl}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
        body: JSON.stringify(body),
        // Every other mode sends a preflight with each request. Measured: 4 with 4 POSTs, 1 in this mode (Chromium 156).
        cache: 'default',
        credentials: 'omit',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.any([signal, late.signal]),
      });
      requestId = response.headers.get('x-request-id') ?? undefined;
      const result = await (response.ok ? read(response, requestId) : readProblem(response));
      if (signal.aborted) return failure('aborted');
      return result.ok ? result : { ok: false, problem: { requestId, ...result.problem } };
    } catch (error) {
      // `fetch` rejects in the same way for an abort and for every network error. Source: Fetch standard, §5.6.
      if (signal.aborted) return failure('aborted');
      const code = error instanceof SyntaxError ? 'bad_answer' : 'offline';
      return { ok: false, problem: { code, requestId } };
    } finally {
      stopTimer();
    }
  };
}
