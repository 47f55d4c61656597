import { Untried, type UntriedReason } from '#contract/webflow-facts/verdict.ts';

/** The most calls of one run, so that a minute of the smallest plan is enough. Source: Data API v2, Rate limits. */
export const mostCalls = 60;
/** A call that takes longer counts as not answered, in milliseconds. */
const patienceMs = 10_000;
/** Calls of a minute that are left to everyone else. */
const leftToOthers = 5;
const minuteSeconds = 60;

/** One answer of Webflow's. `body` is null where it is not JSON. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly header: (name: string) => string | null;
}

/** What reaches Webflow. */
export interface WebflowReadsParts {
  readonly fetch: (request: Request) => Promise<Response>;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** The origin of the Data API. */
  readonly apiUrl: string;
  readonly token: string;
  /** Called before each call with its number. */
  readonly onCall?: (count: number) => void;
}

/** Reads Webflow, `mostCalls` times at most, and slower where its rate limit asks for it. */
export interface WebflowReads {
  /** Calls a path of the Data API with the token, or without it. Throws `Untried`. */
  call(path: string, init?: RequestInit & { readonly withoutToken?: boolean }): Promise<Answer>;
  /** Asks for a file's type, or its first bytes; the token is not sent. Throws `Untried`. */
  file(url: string, init?: RequestInit): Promise<Response>;
}

/** Creates a reader. A 429 is waited for once. */
export function createWebflowReads({ fetch, sleep, apiUrl, token, onCall }: WebflowReadsParts): WebflowReads {
  let count = 0;

  async function send(url: URL, init: RequestInit): Promise<Response> {
    if (count >= mostCalls) throw new Untried('callsUsedUp');
    count += 1;
    onCall?.(count);
    const unanswered: UntriedReason = 'noAnswer';
    return fetch(new Request(url, { ...init, signal: AbortSignal.timeout(patienceMs) })).catch(() => {
      throw new Untried(unanswered);
    });
  }

  const waitFor = (response: Response): Promise<void> =>
    sleep(1_000 * Math.min(minuteSeconds, Number(response.headers.get('retry-after')) || minuteSeconds));

  return {
    async call(path, { withoutToken = false, ...init } = {}) {
      const headers = new Headers(init.headers);
      if (!withoutToken) headers.set('authorization', `Bearer ${token}`);
      if (init.body) headers.set('content-type', 'application/json');
      const ask = () => send(new URL(path, apiUrl), { ...init, headers });
      let response = await ask();
      if (response.status === 429) {
        await waitFor(response);
        response = await ask();
      }
      const body: unknown = await response.json().catch(() => null);
      const left = response.headers.get('x-ratelimit-remaining');
      if (left !== null && Number(left) <= leftToOthers) await waitFor(response);
      return { status: response.status, body, header: (name) => response.headers.get(name) };
    },
    file: (url, init = {}) => send(new URL(url), init),
  };
}
