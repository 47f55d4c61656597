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

/** How a read uses caches. True bypasses the backend’s cache, because the asset has just changed at Webflow. */
export interface ReadOptions {
  readonly anew?: boolean;
}

/** The panel's client for our own backend. No call rejects, and each ends by its deadline. */
export interface Backend {
  /** Creates a session if there is none, so that the first selection need not wait for one. */
  connect(signal: AbortSignal): Promise<BackendAnswer<null>>;
  /**
   * Details of one asset of the session's site; unchanged ones are not transferred again (entity tags, RFC 9110
   * §13.1.2).
   */
  getAsset(assetId: string, signal: AbortSignal, options?: ReadOptions): Promise<BackendAnswer<AssetDetails>>;
  /** Measurements of the files of one asset. */
  getMeasurements(assetId: string, signal: AbortSignal): Promise<BackendAnswer<Measurements>>;
  /** The alt text of one asset in each locale of its site; empty where there is one locale. */
  getAltTexts(assetId: string, signal: AbortSignal, options?: ReadOptions): Promise<BackendAnswer<AltTexts>>;
  /**
   * Looks up at most 500 assets in one call, and emits events as lines arrive. It succeeds only when every id had a
   * line; after a failure the remaining ids may be looked up again.
   */
  lookup(
    ids: readonly string[],
    signal: AbortSignal,
    onNews: (news: LookupNews) => void,
  ): Promise<BackendAnswer<null>>;
  /** Deletes the installation for the session's site. */
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

/** Details with their entity tag, which a conditional request sends. */
export interface Tagged {
  readonly etag: string;
  readonly details: AssetDetails;
}

/** The cache of details with their entity tags. */
export interface TaggedCopies {
  tagged(assetId: string): Tagged | undefined;
  setTagged(assetId: string, tagged: Tagged): void;
  dropTagged(): void;
}

/** Creates the client. It has one session, and renews it once per call when the backend reports that it has expired. */
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
      // The session of a site that is no longer connected stays invalid when the site is connected again.
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
      // The current session belongs to a site that was connected.
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
      // Runs even where the response was lost, so that no request sends an entity tag of the disconnected site.
      copies.dropTagged();
      const answer = await ask({ ...routes.disconnect, body: {} }, isDisconnected, signal);
      wasDisconnected = answer.ok;
      return answer;
    },
  };
}
