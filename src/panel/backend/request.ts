import { cacheControl } from '#contract/freshness.ts';
import type { ProblemCode } from '#contract/problem.ts';
import { isProblem } from '#panel/backend/response-checks.ts';
import type { Clock } from '#panel/browser/clock.ts';
import * as timeouts from '#panel/browser/timeouts.ts';

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

/** The body and entity tag of a successful response; `unchanged` is the result of a conditional request. */
export type Reply =
  | { readonly kind: 'body'; readonly body: unknown; readonly etag: string | null }
  | { readonly kind: 'unchanged' };

export interface RequestParts {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  readonly token?: string | undefined;
  readonly etag?: string | undefined;
  /** True to bypass the backend's cache. */
  readonly noCache?: boolean | undefined;
}

/** Sends one request and reads the whole response. It never rejects and ends by its deadline. */
export type Send = (parts: RequestParts, signal: AbortSignal) => Promise<BackendResult<Reply>>;

/** Returns a failed result with this code and no other fields. */
export function failure(code: BackendProblem['code']): { ok: false; problem: BackendProblem } {
  return { ok: false, problem: { code } };
}

function headersOf({ body, token, etag, noCache }: RequestParts): HeadersInit {
  return {
    accept: 'application/json',
    'cache-control': noCache ? cacheControl.noCache : cacheControl.usual,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(token && { authorization: `Bearer ${token}` }),
    ...(etag && { 'if-none-match': etag }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function problemIn(body: unknown): BackendProblem {
  return isProblem(body) ? body : { code: 'bad_answer' };
}

/** Reads an open response to a result. */
type HandleResponse<Value> = (response: Response) => Promise<BackendResult<Value>>;

/**
 * Sends one request and passes the response to `use`. It never rejects; `deadline` is milliseconds for both together.
 */
export type Request = <Value>(
  parts: RequestParts,
  signal: AbortSignal,
  deadline: number,
  handleResponse: HandleResponse<Value>,
) => Promise<BackendResult<Value>>;

/** Creates the function that sends every request to the backend at `baseUrl`, an origin without a path. */
export function createRequest(baseUrl: string, fetch: typeof globalThis.fetch, clock: Clock): Request {
  return async (parts, signal, deadline, handleResponse) => {
    const late = new AbortController();
    const stopTimer = clock.after(deadline, () => late.abort());
    try {
      const response = await fetch(`${baseUrl}${parts.path}`, {
        method: parts.method,
        headers: headersOf(parts),
        body: parts.body === undefined ? null : JSON.stringify(parts.body),
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.any([signal, late.signal]),
      });
      const isGood = response.ok || response.status === 304;
      return isGood
        ? await handleResponse(response)
        : { ok: false, problem: problemIn(parsed(await response.text())) };
    } catch {
      // `fetch` rejects in the same way for an abort and for every network error. Source: Fetch standard, §5.6.
      return failure(signal.aborted ? 'aborted' : 'offline');
    } finally {
      stopTimer();
    }
  };
}

/** Creates the function for responses that are read whole. */
export function createSend(request: Request): Send {
  return (parts, signal) =>
    request<Reply>(parts, signal, timeouts.backendCall, async (response) => {
      if (response.status === 304) return { ok: true, value: { kind: 'unchanged' } };
      const body = parsed(await response.text());
      if (body === undefined) return failure('bad_answer');
      return { ok: true, value: { kind: 'body', body, etag: response.headers.get('etag') } };
    });
}

/** Passes on each line of a newline-delimited JSON response as it arrives; undefined for a line that is no JSON. */
export async function readLines(response: Response, onLine: (line: unknown) => void): Promise<void> {
  let rest = '';
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
    const lines = (rest + chunk.value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line) onLine(parsed(line));
  }
  if (rest) onLine(parsed(rest));
}
