import { setTimeout as pause } from 'node:timers/promises';
import * as v from 'valibot';
import { limits } from '#contract/limits.ts';
import { backoff } from './backoff.ts';
import { parseJson, readText } from './body.ts';
import { WebflowFailure } from './failure.ts';
import { retryAfterSeconds } from './retry-after.ts';

export interface TransportOptions {
  /** The web's fetch; tests hand in a pretend Webflow. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** A number in [0, 1). */
  readonly random: () => number;
}

export interface Call {
  readonly url: URL;
  readonly token?: string;
  /** A JSON body makes the call a POST, which is sent once: it may have been carried out. */
  readonly body?: Record<string, string>;
  /** Ends the call, its tries, pauses and bodies included. A TimeoutError as reason becomes the failure `timeout`. */
  readonly signal: AbortSignal;
}

/** Sends one call to Webflow. Returns the JSON of a 2xx answer; throws WebflowFailure, or the signal's reason. */
export type Transport = (call: Call) => Promise<unknown>;

/** The Data API names a refusal `code`, OAuth endpoints name it `error` (RFC 6749 §5.2). */
const Refusal = v.object({ code: v.optional(v.string()), error: v.optional(v.string()) });

/** Statuses that a repeat may cure. 429 is not one: it is answered at once with its wait. */
const passing = new Set([408, 500, 502, 503, 504]);

function toRequest(call: Call): Request {
  const headers = new Headers({ accept: 'application/json' });
  if (call.token) headers.set('authorization', `Bearer ${call.token}`);
  if (call.body) headers.set('content-type', 'application/json');
  return new Request(call.url, {
    method: call.body ? 'POST' : 'GET',
    headers,
    body: call.body ? JSON.stringify(call.body) : null,
    // A redirect could carry the token to another host; Webflow's API has no reason to send one.
    redirect: 'manual',
    signal: call.signal,
  });
}

function webflowCode(text: string): string | null {
  try {
    const parsed = v.safeParse(Refusal, JSON.parse(text));
    return parsed.success ? (parsed.output.code ?? parsed.output.error ?? null) : null;
  } catch {
    return null;
  }
}

function isWorthRepeating(failure: WebflowFailure): boolean {
  const { reason } = failure;
  if (reason.kind === 'rejected') return passing.has(reason.status);
  return reason.kind === 'unavailable' && (reason.status === null || passing.has(reason.status));
}

function whyStopped(signal: AbortSignal): unknown {
  const timedOut = signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError';
  return timedOut ? new WebflowFailure({ kind: 'timeout' }) : signal.reason;
}

/** The transport over `options.fetch`. */
export function createTransport(options: TransportOptions): Transport {
  async function attempt(call: Call): Promise<unknown> {
    const response = await options.fetch(toRequest(call));
    const text = await readText(response, limits.upstreamBody);
    if (response.ok) return parseJson(text);
    if (response.status === 429) {
      const retryAfter = retryAfterSeconds(response.headers.get('retry-after'), options.now());
      throw new WebflowFailure({ kind: 'rate_limited', retryAfter });
    }
    if (response.status >= 500) throw new WebflowFailure({ kind: 'unavailable', status: response.status });
    if (response.status < 400) throw new WebflowFailure({ kind: 'bad_answer', what: 'redirect' });
    throw new WebflowFailure({
      kind: 'rejected',
      status: response.status,
      webflowCode: webflowCode(text),
    });
  }

  return async function send(call) {
    const { signal } = call;
    const attempts = call.body ? 1 : limits.upstreamAttempts;
    for (let number = 1; ; number++) {
      try {
        return await attempt(call);
      } catch (error) {
        if (signal.aborted) throw whyStopped(signal);
        const failure =
          error instanceof WebflowFailure
            ? error
            : new WebflowFailure({ kind: 'unavailable', status: null }, { cause: error });
        if (number >= attempts || !isWorthRepeating(failure)) throw failure;
      }
      await pause(backoff(number + 1, options.random), undefined, { signal }).catch(() => {
        throw whyStopped(signal);
      });
    }
  };
}
