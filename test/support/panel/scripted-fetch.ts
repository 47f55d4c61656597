import { type ProblemCode, problemMediaType, problemStatus } from '#contract/problem.ts';

/** One request as it left the client. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: unknown;
}

/** A `fetch` that responds from `reply` and records the requests. An aborted signal ends it as in a browser. */
export function createScriptedFetch(reply: (sent: Sent) => Response | Promise<Response>): {
  fetch: typeof globalThis.fetch;
  sent: readonly Sent[];
  count(path: string): number;
} {
  const sent: Sent[] = [];
  return {
    sent,
    count: (path) => sent.filter((request) => request.path === path).length,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const text = await request.text();
      const one: Sent = {
        method: request.method,
        path: new URL(request.url).pathname,
        headers: new Headers(init?.headers),
        body: text === '' ? undefined : JSON.parse(text),
      };
      sent.push(one);
      return new Promise((resolve, reject) => {
        const abort = (): void => reject(new DOMException('aborted', 'AbortError'));
        if (request.signal.aborted) abort();
        request.signal.addEventListener('abort', abort, { once: true });
        const send = (response: Response): void => {
          const body = response.body?.pipeThrough(new TransformStream(), { signal: request.signal });
          resolve(body ? new Response(body, response) : response);
        };
        Promise.resolve(reply(one)).then(send, reject);
      });
    },
  };
}

/** A JSON answer. */
export function json(body: unknown, init: ResponseInit = {}): Response {
  return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' }, ...init });
}

/** A problem response as the contract defines it. */
export function problemResponse(code: ProblemCode, more: Record<string, unknown> = {}): Response {
  const status = problemStatus[code];
  const body = { type: `urn:problem:${code}`, title: code, status, code, requestId: 'request-1', ...more };
  return json(body, { status, headers: { 'content-type': problemMediaType } });
}
