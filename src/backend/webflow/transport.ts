import * as v from 'valibot';
import type { HttpAnswer, HttpClient, HttpRequest } from '../platform/http-client.ts';
import { limits } from '../platform/limits.ts';
import type { Party } from '../shares/rule.ts';
import { parseJson, readText } from './body.ts';
import { type FailureReason, WebflowFailure, whyStopped } from './failure.ts';
import type { Reservation } from './pacing.ts';
import { type RateLimitHeaders, readRateLimitHeaders } from './rate-limit-headers.ts';
import { retryAfterSeconds } from './retry-after.ts';

export interface TransportOptions {
  readonly send: HttpClient;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** What a call to Webflow is for, as the metrics tell it. */
export type CallKind =
  | 'get_asset'
  | 'list_assets'
  | 'list_pages'
  | 'get_page_dom'
  | 'list_components'
  | 'get_component_dom'
  | 'list_collections'
  | 'get_collection'
  | 'list_items'
  | 'list_sites'
  | 'get_site'
  | 'introspect'
  | 'resolve'
  | 'exchange_code'
  | 'revoke'
  | 'other';

export interface Call {
  /** `other` where it is not given. */
  readonly kind?: CallKind;
  readonly url: URL;
  readonly token?: string;
  /** A JSON body makes the call a POST, which is sent once: it may have been carried out. */
  readonly body?: Record<string, string>;
  /** Ends the call, its tries, pauses and bodies included. A TimeoutError as reason becomes the failure `timeout`. */
  readonly signal: AbortSignal;
  /** The permit that a background call has waited for; a call without one is interactive, and waits for its own. */
  readonly reservation?: Reservation | undefined;
  /** Who waits for the call; without one, it has no share but the whole limit. */
  readonly party?: Party | undefined;
  /** Milliseconds the call has waited in our own queue. */
  readonly waited?: number;
  /** Called with the rate limit headers of the response, as soon as it has come. */
  readonly onRateLimitHeaders?: (standing: RateLimitHeaders) => void;
}

/** Sends one call to Webflow. Returns the JSON of a 2xx answer; throws WebflowFailure, or the signal's reason. */
export type Transport = (call: Call) => Promise<unknown>;

/** The Data API names a refusal `code`, OAuth endpoints name it `error` (RFC 6749 §5.2). */
const Refusal = v.object({ code: v.optional(v.string()), error: v.optional(v.string()) });

function toRequest({ url, token, body, signal }: Call): HttpRequest {
  const headers = {
    accept: 'application/json',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(body ? { 'content-type': 'application/json' } : {}),
  };
  return body
    ? { url, method: 'POST', headers, body: JSON.stringify(body), signal }
    : { url, method: 'GET', headers, signal };
}

/** Webflow's own word for a refusal. One that cannot be read is no less a refusal. */
async function webflowCode({ body }: HttpAnswer): Promise<string | null> {
  try {
    const parsed = v.safeParse(Refusal, parseJson(await readText(body, limits.upstreamBodyBytes)));
    return parsed.success ? (parsed.output.code ?? parsed.output.error ?? null) : null;
  } catch {
    return null;
  }
}

/** What an answer without 2xx says. Its status is enough but where Webflow refused, so other bodies are not read. */
async function reasonOf(answer: HttpAnswer, now: number): Promise<FailureReason> {
  const { status } = answer;
  const isDown = status >= 500 || status === 408;
  if (status >= 400 && !isDown && status !== 429) {
    return { kind: 'rejected', status, webflowCode: await webflowCode(answer) };
  }
  answer.drop();
  if (isDown) return { kind: 'unavailable', status };
  if (status < 400) return { kind: 'bad_answer', what: 'redirect' };
  return { kind: 'rate_limited', retryAfter: retryAfterSeconds(answer.header('retry-after'), now) };
}

/** A transport over `options.send` that tries once. */
export function createTransport({ send, now }: TransportOptions): Transport {
  async function read(answer: HttpAnswer, { onRateLimitHeaders }: Call): Promise<unknown> {
    onRateLimitHeaders?.(readRateLimitHeaders(answer.header));
    if (answer.status < 200 || answer.status > 299) {
      throw new WebflowFailure(await reasonOf(answer, now()));
    }
    return parseJson(await readText(answer.body, limits.upstreamBodyBytes));
  }

  return async (call) => {
    try {
      return await read(await send(toRequest(call)), call);
    } catch (error) {
      if (call.signal.aborted) throw whyStopped(call.signal);
      if (error instanceof WebflowFailure) throw error;
      throw new WebflowFailure({ kind: 'unavailable', status: null }, { cause: error });
    }
  };
}
