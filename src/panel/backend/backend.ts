import type { AltTexts } from '#contract/alt-texts.ts';
import type { AssetDetails } from '#contract/asset.ts';
import type { Disconnected } from '#contract/disconnect.ts';
import type { Measurements } from '#contract/measurements.ts';
import { altTextsPath, assetPath, measurementsPath, routes } from '#contract/routes.ts';
import { type LookupNews, readLookup } from '#panel/backend/lookup.ts';
import {
  type BackendAnswer,
  createRequest,
  createSend,
  failure,
  type Reply,
  type RequestParts,
} from '#panel/backend/request.ts';
import type { Check } from '#panel/backend/response-check.ts';
import {
  isAltTexts,
  isAssetDetails,
  isDisconnected,
  isMeasurements,
} from '#panel/backend/response-checks.ts';
import { createSessionHolder, type GetIdentity } from '#panel/backend/session.ts';
import type { Clock } from '#panel/browser/clock.ts';
import * as timing from '#panel/browser/timing.ts';

/** How a read treats kept copies: `anew` has the backend ask Webflow, because something was just changed there. */
export interface ReadOptions {
  readonly anew?: boolean;
}

/** Our own backend, as the panel calls it. No call rejects, and none waits for ever: each step has a deadline. */
export interface Backend {
  /** Makes sure of a session, so that the first selection need not wait for one. */
  connect(signal: AbortSignal): Promise<BackendAnswer<null>>;
  /** The details of one asset of the session's site; unchanged ones are not sent again. */
  getAsset(assetId: string, signal: AbortSignal, options?: ReadOptions): Promise<BackendAnswer<AssetDetails>>;
  /** What the files of one asset weigh and hold. */
  getMeasurements(assetId: string, signal: AbortSignal): Promise<BackendAnswer<Measurements>>;
  /** The alt text of one asset in each locale of its site; none where there is one locale. */
  getAltTexts(assetId: string, signal: AbortSignal, options?: ReadOptions): Promise<BackendAnswer<AltTexts>>;
  /**
   * Looks up many assets at once, at most 500, and hands on what is told as it comes. It ends well only when every id
   * was told of; ids of a lookup that ends badly may be looked up again.
   */
  lookup(
    ids: readonly string[],
    signal: AbortSignal,
    onNews: (news: LookupNews) => void,
  ): Promise<BackendAnswer<null>>;
  /** Ends the installation for the session's site. */
  disconnect(signal: AbortSignal): Promise<BackendAnswer<Disconnected>>;
}

export interface BackendParts {
  /** An origin without a path, such as `https://assets.example.com`. */
  readonly baseUrl: string;
  readonly fetch: typeof globalThis.fetch;
  readonly getIdentity: GetIdentity;
  readonly clock: Clock;
  readonly copies: TaggedCopies;
}

/** Details with the entity tag by which newer ones are requested. */
export interface Tagged {
  readonly etag: string;
  readonly details: AssetDetails;
}

/** Where details are kept with their entity tags. */
export interface TaggedCopies {
  tagged(assetId: string): Tagged | undefined;
  setTagged(assetId: string, tagged: Tagged): void;
  dropTagged(): void;
}

/** Makes the panel's client: one session, renewed once and silently when the backend says it has expired. */
export function createBackend({ baseUrl, fetch, getIdentity, clock, copies }: BackendParts): Backend {
  const request = createRequest(baseUrl, fetch, clock);
  const send = createSend(request);
  const session = createSessionHolder(send, getIdentity);
  let wasDisconnected = false;

  async function inSession<Value>(
    call: (token: string) => Promise<BackendAnswer<Value>>,
    signal: AbortSignal,
  ): Promise<BackendAnswer<Value>> {
    const attempt = async (): Promise<BackendAnswer<Value>> => {
      const token = await session.token(signal);
      if (!token.ok) return token;
      const reply = await call(token.value);
      const code = reply.ok ? null : reply.problem.code;
      // A session of a site that is no longer connected is of no use once it is connected again.
      if (code === 'session_expired' || code === 'not_connected') session.invalidate(token.value);
      return reply;
    };
    const first = await attempt();
    return !first.ok && first.problem.code === 'session_expired' ? attempt() : first;
  }

  const sendInSession = (parts: RequestParts, signal: AbortSignal): Promise<BackendAnswer<Reply>> =>
    inSession((token) => send({ ...parts, token }, signal), signal);

  async function ask<Value>(
    parts: RequestParts,
    check: Check<Value>,
    signal: AbortSignal,
  ): Promise<BackendAnswer<Value>> {
    const reply = await sendInSession(parts, signal);
    if (!reply.ok) return reply;
    const { value } = reply;
    return value.kind === 'body' && check(value.body)
      ? { ok: true, value: value.body }
      : failure('bad_answer');
  }

  return {
    async connect(signal) {
      // The session in hand is one of a site that was connected.
      if (wasDisconnected) session.clear();
      wasDisconnected = false;
      const token = await session.token(signal);
      return token.ok ? { ok: true, value: null } : token;
    },

    async getAsset(assetId, signal, { anew } = {}) {
      const known = copies.tagged(assetId);
      const reply = await sendInSession(
        { ...routes.getAsset, path: assetPath(assetId), etag: known?.etag, noCache: anew },
        signal,
      );
      if (!reply.ok) return reply;
      const { value } = reply;
      if (value.kind === 'unchanged') {
        return known ? { ok: true, value: known.details } : failure('bad_answer');
      }
      const { body, etag } = value;
      if (!isAssetDetails(body) || body.id !== assetId) return failure('bad_answer');
      if (etag) copies.setTagged(assetId, { etag, details: body });
      return { ok: true, value: body };
    },

    getMeasurements: (assetId, signal) =>
      ask({ ...routes.getMeasurements, path: measurementsPath(assetId) }, isMeasurements, signal),

    getAltTexts: (assetId, signal, { anew } = {}) =>
      ask({ ...routes.getAltTexts, path: altTextsPath(assetId), noCache: anew }, isAltTexts, signal),

    lookup: (ids, signal, onNews) => {
      const left = new Set(ids);
      return inSession(
        (token) =>
          request(
            { ...routes.lookUpAssets, body: { ids: [...left] }, token },
            signal,
            timing.lookup,
            (response) => readLookup(response, left, onNews),
          ),
        signal,
      );
    },

    async disconnect(signal) {
      // Even where the answer is lost no copy of the site is asked for by its tag.
      copies.dropTagged();
      const answer = await ask({ ...routes.disconnect, body: {} }, isDisconnected, signal);
      wasDisconnected = answer.ok;
      return answer;
    },
  };
}
