import type { AltTexts } from '#contract/alt-texts.ts';
import type { AssetDetails } from '#contract/asset.ts';
import type { Disconnected } from '#contract/disconnect.ts';
import type { Measurements } from '#contract/measurements.ts';
import { altTextsPath, assetPath, measurementsPath, routes } from '#contract/routes.ts';
import { type LookupEvent, readLookup } from '#panel/backend/lookup.ts';
import {
  type BackendResult,
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
import * as timeouts from '#panel/browser/timeouts.ts';

/** How a read uses caches. True bypasses the backend’s cache, because the asset has just changed at Webflow. */
export interface ReadOptions {
  readonly noCache?: boolean;
}

/** The panel's client for our own backend. No call rejects, and each ends by its deadline. */
export interface Backend {
  /** Creates a session if there is none, so that the first selection need not wait for one. */
  connect(signal: AbortSignal): Promise<BackendResult<null>>;
  /**
   * Details of one asset of the session's site; unchanged ones are not transferred again (entity tags, RFC 9110
   * §13.1.2).
   */
  getAsset(assetId: string, signal: AbortSignal, options?: ReadOptions): Promise<BackendResult<AssetDetails>>;
  /** Measurements of the files of one asset. */
  getMeasurements(assetId: string, signal: AbortSignal): Promise<BackendResult<Measurements>>;
  /** The alt text of one asset in each locale of its site; empty where there is one locale. */
  getAltTexts(assetId: string, signal: AbortSignal, options?: ReadOptions): Promise<BackendResult<AltTexts>>;
  /**
   * Looks up at most 500 assets in one call, and emits events as lines arrive. It succeeds only when every id had a
   * line; after a failure the remaining ids may be looked up again.
   */
  lookup(
    ids: readonly string[],
    signal: AbortSignal,
    onEvent: (event: LookupEvent) => void,
  ): Promise<BackendResult<null>>;
  /** Deletes the installation for the session's site. */
  disconnect(signal: AbortSignal): Promise<BackendResult<Disconnected>>;
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
  clearTagged(): void;
}

/** Creates the client. It has one session, and renews it once per call when the backend reports that it has expired. */
export function createBackend({ baseUrl, fetch, getIdentity, clock, copies }: BackendParts): Backend {
  const request = createRequest(baseUrl, fetch, clock);
  const send = createSend(request);
  const session = createSessionHolder(send, getIdentity);
  let wasDisconnected = false;

  async function inSession<Value>(
    call: (token: string) => Promise<BackendResult<Value>>,
    signal: AbortSignal,
  ): Promise<BackendResult<Value>> {
    const attempt = async (): Promise<BackendResult<Value>> => {
      const token = await session.token(signal);
      if (!token.ok) return token;
      const result = await call(token.value);
      const code = result.ok ? null : result.problem.code;
      // The session of a site that is no longer connected stays invalid when the site is connected again.
      if (code === 'session_expired' || code === 'not_connected') session.invalidate(token.value);
      return result;
    };
    const first = await attempt();
    return !first.ok && first.problem.code === 'session_expired' ? attempt() : first;
  }

  const sendInSession = (parts: RequestParts, signal: AbortSignal): Promise<BackendResult<Reply>> =>
    inSession((token) => send({ ...parts, token }, signal), signal);

  async function ask<Value>(
    parts: RequestParts,
    check: Check<Value>,
    signal: AbortSignal,
  ): Promise<BackendResult<Value>> {
    const result = await sendInSession(parts, signal);
    if (!result.ok) return result;
    const { value } = result;
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

    async getAsset(assetId, signal, { noCache } = {}) {
      const known = copies.tagged(assetId);
      const result = await sendInSession(
        { ...routes.getAsset, path: assetPath(assetId), etag: known?.etag, noCache },
        signal,
      );
      if (!result.ok) return result;
      const { value } = result;
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

    getAltTexts: (assetId, signal, { noCache } = {}) =>
      ask({ ...routes.getAltTexts, path: altTextsPath(assetId), noCache }, isAltTexts, signal),

    lookup: (ids, signal, onEvent) => {
      const remaining = new Set(ids);
      return inSession(
        (token) =>
          request(
            { ...routes.lookUpAssets, body: { ids: [...remaining] }, token },
            signal,
            timeouts.lookup,
            (response) => readLookup(response, remaining, onEvent),
          ),
        signal,
      );
    },

    async disconnect(signal) {
      // Runs even where the response was lost, so that no request sends an entity tag of the disconnected site.
      copies.clearTagged();
      const result = await ask({ ...routes.disconnect, body: {} }, isDisconnected, signal);
      wasDisconnected = result.ok;
      return result;
    },
  };
}
