import { cacheControl } from '#contract/freshness.ts';
import type { ProblemCode } from '#contract/problem.ts';
import { isProblem } from '#panel/backend/response-checks.ts';
import type { Clock } from '#panel/browser/clock.ts';
import * as timing from '#panel/browser/timing.ts';

/**
 * Why there is no answer. Beside the contract's codes: `offline` where the backend was not reached in time,
 * `bad_answer` where it said what the contract does not know, `no_identity` where the Designer did not say who is
 * asking, `aborted` because we no longer wanted to know. `retryAfter` is whole seconds.
 */
export interface BackendProblem {
  readonly code: ProblemCode | 'offline' | 'bad_answer' | 'no_identity' | 'aborted';
  readonly retryAfter?: number | undefined;
  readonly connectUrl?: string | undefined;
  readonly requestId?: string | undefined;
}

/** What a call to the backend comes to. */
export type BackendAnswer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: BackendProblem };

/** The body and tag of a good answer; `unchanged` answers a conditional request. */
export type Reply =
  | { readonly kind: 'body'; readonly body: unknown; readonly etag: string | null }
  | { readonly kind: 'unchanged' };

export interface RequestParts {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  readonly token?: string | undefined;
  readonly etag?: string | undefined;
  /** Whether the backend must ask Webflow, whatever it has kept. */
  readonly noCache?: boolean | undefined;
}

/** Sends one request and reads the whole answer. It never rejects and never outlives its deadline. */
export type Send = (parts: RequestParts, signal: AbortSignal) => Promise<BackendAnswer<Reply>>;

/** The failure with this code and nothing more. */
export function failure(code: BackendProblem['code']): { ok: false; problem: BackendProblem } {
  return { ok: false, problem: { code } };
}

function headersOf({ body, token, etag, noCache: anew }: RequestParts): HeadersInit {
  return {
    accept: 'application/json',
    'cache-control': anew ? cacheControl.anew : cacheControl.usual,
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

/** What a request comes to while it is open: the answer, or why there is none. */
type HandleResponse<Value> = (response: Response) => Promise<BackendAnswer<Value>>;

/** Makes one request and hands the answer to `use`. It never rejects; `deadline` is milliseconds for all of it. */
export type Request = <Value>(
  parts: RequestParts,
  signal: AbortSignal,
  deadline: number,
  use: HandleResponse<Value>,
) => Promise<BackendAnswer<Value>>;

/** Makes the one function that talks to the backend at `baseUrl`, an origin without a path. */
export function createRequest(baseUrl: string, fetch: typeof globalThis.fetch, clock: Clock): Request {
  return async (parts, signal, deadline, use) => {
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
      return isGood ? await use(response) : { ok: false, problem: problemIn(parsed(await response.text())) };
    } catch {
      // fetch rejects for an abort and for every way of not reaching a server alike. Source: Fetch standard, §5.6.
      return failure(signal.aborted ? 'aborted' : 'offline');
    } finally {
      stopTimer();
    }
  };
}

/** Sends requests whose answers are read whole. */
export function createSend(request: Request): Send {
  return (parts, signal) =>
    request<Reply>(parts, signal, timing.backendCall, async (response) => {
      if (response.status === 304) return { ok: true, value: { kind: 'unchanged' } };
      const body = parsed(await response.text());
      if (body === undefined) return failure('bad_answer');
      return { ok: true, value: { kind: 'body', body, etag: response.headers.get('etag') } };
    });
}

/** Hands on each line of an answer of newline-delimited JSON as it comes; a line that is none is undefined. */
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
