import type { AssetDetails } from '#contract/asset.ts';
import { type AssetPart, type AssetsRequest, assetsProtocol } from '#contract/assets-call.ts';
import { routes } from '#contract/routes.ts';
import { type AssetReading, createAssetReading } from '#panel/backend/asset-reading.ts';
import { type Line, readAssetsLines } from '#panel/backend/assets-lines.ts';
import { type BackendProblem, type BackendResult, createRequest, failure } from '#panel/backend/request.ts';
import { isDisconnected } from '#panel/backend/response-checks.ts';
import { type Call, createSessionHolder, type GetIdentity } from '#panel/backend/session.ts';
import type { Clock } from '#panel/browser/clock.ts';
import * as timeouts from '#panel/browser/timeouts.ts';

/** Events of a running lookup. `retryAfter` is how many seconds Webflow's rate limit delays it. */
export type LookupEvent =
  | { readonly assets: readonly AssetDetails[] }
  | { readonly missing: readonly string[] }
  | { readonly retryAfter: number };

/** The panel's client for our own backend. No call rejects, and each ends by its deadline. */
export interface Backend {
  /** Creates a session if there is none, so that the first selection need not wait for one. */
  connect(signal: AbortSignal): Promise<BackendResult<null>>;
  /**
   * Reads one asset of the session's site in one call; unchanged details are not transferred again. `noCache` bypasses the
   * backend's caches, because the asset has just changed at Webflow.
   */
  readAsset(
    assetId: string,
    wanted: readonly AssetPart[],
    signal: AbortSignal,
    options?: { readonly noCache?: boolean },
  ): AssetReading;
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
  disconnect(signal: AbortSignal): Promise<BackendResult<{ readonly connected: false }>>;
}

export interface BackendParts {
  /** An origin without a path, such as `https://assets.example.com`. */
  readonly baseUrl: string;
  readonly fetch: typeof globalThis.fetch;
  readonly getIdentity: GetIdentity;
  readonly clock: Clock;
  readonly copies: TaggedCopies;
}

/** Details with their entity tag, which a request sends. */
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
  const session = createSessionHolder(getIdentity);
  let wasDisconnected = false;

  /** The call about what is still wanted when it is sent. `deadline` is milliseconds from one line to the next. */
  function callFor(
    wants: () => Omit<AssetsRequest, 'protocol' | 'identity'>,
    deadline: number,
    onLines: (lines: readonly Line[]) => void,
  ): Call<null> {
    return (caller, signal, onSession) => {
      const { token, ...identity } = { token: undefined, ...caller };
      const body = { protocol: assetsProtocol, ...wants(), ...identity } satisfies AssetsRequest;
      return request({ ...routes.readAssets, body, token }, signal, deadline, (response, extend) =>
        readAssetsLines(response, (lines) => {
          extend();
          for (const line of lines) {
            if ('session' in line) onSession(line.session.token);
            if ('details' in line && line.tag)
              copies.setTagged(line.details.id, { etag: line.tag, details: line.details });
          }
          if (!signal.aborted) onLines(lines);
        }),
      );
    };
  }

  const begin = callFor(
    () => ({ ids: [], wanted: [] }),
    timeouts.backendCall,
    () => {},
  );

  return {
    async connect(signal) {
      // The current session belongs to a site that was connected.
      if (wasDisconnected) session.clear();
      wasDisconnected = false;
      return session.isOpen() ? { ok: true, value: null } : session.run(begin, signal);
    },

    readAsset(assetId, wanted, signal, { noCache = false } = {}) {
      const known = wanted.includes('details') ? copies.tagged(assetId) : undefined;
      const { reading, open, take, fail } = createAssetReading(assetId, wanted, known?.details);
      const call = callFor(
        () => ({
          // Only the session is of use once the caller has left.
          ids: signal.aborted ? [] : [assetId],
          wanted: [...open],
          noCache,
          ...(known && { tags: { [assetId]: known.etag } }),
        }),
        timeouts.backendCall,
        (lines) => lines.forEach(take),
      );
      void session.run(call, signal).then((end) => fail(end.ok ? { code: 'bad_answer' } : end.problem));
      return reading;
    },

    async lookup(ids, signal, onEvent) {
      const remaining = new Set(ids);
      let problem: BackendProblem = { code: 'bad_answer' };
      const wants = () => ({ ids: [...remaining], wanted: ['details'] });
      const call = callFor(wants, timeouts.lookup, (lines) => {
        if (signal.aborted) return;
        const assets = lines.flatMap((line) => ('details' in line ? [line.details] : []));
        const missing = lines.flatMap((line) => ('missing' in line ? line.missing : []));
        for (const id of [...assets.map((asset) => asset.id), ...missing]) remaining.delete(id);
        if (assets.length > 0) onEvent({ assets });
        if (missing.length > 0) onEvent({ missing });
        for (const line of lines) {
          if ('wait' in line) onEvent(line.wait);
          if ('failed' in line) ({ problem } = line.failed);
        }
      });
      const end = await session.run(call, signal);
      // Ids without a line in a complete response would otherwise be requested without end.
      return end.ok && remaining.size > 0 ? { ok: false, problem } : end;
    },

    async disconnect(signal) {
      // Runs even where the response was lost, so that no request sends an entity tag of the disconnected site.
      copies.clearTagged();
      const result = await session.run<{ readonly connected: false }>(async (caller, stop, onSession) => {
        let { token } = { token: undefined, ...caller };
        const begun = await (token === undefined
          ? begin(caller, stop, (value) => {
              token = value;
              onSession(value);
            })
          : null);
        if (begun && !begun.ok) return begun;
        const parts = { ...routes.disconnect, body: {}, token };
        return request(parts, stop, timeouts.backendCall, async (response) => {
          const value: unknown = await response.json().catch(() => null);
          return isDisconnected(value) ? { ok: true, value } : failure('bad_answer');
        });
      }, signal);
      wasDisconnected = result.ok;
      return result;
    },
  };
}
