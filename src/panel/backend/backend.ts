import type { AssetDetails } from '#contract/asset.ts';
import { type AssetPart, type AssetsRequest, assetsProtocol } from '#contract/assets-call.ts';
import type { Measurements } from '#contract/measurements.ts';
import { routes } from '#contract/routes.ts';
import { type AssetReading, createAssetReading } from '#panel/backend/asset-reading.ts';
import { readAssetsLines } from '#panel/backend/assets-lines.ts';
import { type BackendProblem, type BackendResult, createRequest, failure } from '#panel/backend/request.ts';
import { isDisconnected, type Line } from '#panel/backend/response-checks.ts';
import { type Call, createSessionHolder, type GetIdentity } from '#panel/backend/session.ts';
import type { Clock } from '#panel/browser/clock.ts';
import * as timeouts from '#panel/browser/timeouts.ts';

/** Events of a running lookup. `retryAfter` is how many seconds Webflow's rate limit delays it. */
export type LookupEvent =
  | { readonly assets: readonly AssetDetails[] }
  | { readonly missing: readonly string[] }
  | { readonly retryAfter: number };

/** Events of a measuring: the files of one asset, ids that do not exist here, or an asset that can't be measured now. */
export type MeasureEvent =
  | { readonly measurements: Measurements }
  | { readonly missing: readonly string[] }
  | { readonly failed: { readonly assetId: string; readonly problem: BackendProblem } };

/** The panel's client for our own backend. No call rejects, and each ends by its deadline. */
export interface Backend {
  /** Asks the Designer for the identity now, which the first call carries. */
  prepare(): void;
  /** Creates a session if there is none and no call is about to. */
  connect(signal: AbortSignal): Promise<BackendResult<null>>;
  /**
   * Reads one asset of the session's site in one call. `known` are details of it that the client returned before, which are
   * not transferred again where they are unchanged. `noCache` bypasses the backend's caches, because the asset has just
   * changed at Webflow.
   */
  readAsset(
    assetId: string,
    wanted: readonly AssetPart[],
    signal: AbortSignal,
    options?: { readonly noCache?: boolean; readonly known?: AssetDetails | null },
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
  /**
   * Measures the files of a few assets in one call, and emits events as lines arrive. It succeeds where the response was
   * complete, also where single assets failed. At most `contractLimits.wholeAssets` ids.
   */
  measure(
    ids: readonly string[],
    signal: AbortSignal,
    onEvent: (event: MeasureEvent) => void,
  ): Promise<BackendResult<null>>;
  /** Deletes the installation for the session's site, if there is one. */
  disconnect(signal: AbortSignal): Promise<BackendResult<{ readonly connected: false }>>;
}

export interface BackendParts {
  /** An origin without a path, such as `https://assets.example.com`. */
  readonly baseUrl: string;
  readonly fetch: typeof globalThis.fetch;
  readonly getIdentity: GetIdentity;
  readonly clock: Clock;
}

/** Creates the client. It has one session, and renews it once per call when the backend reports that it has expired. */
export function createBackend({ baseUrl, fetch, getIdentity, clock }: BackendParts): Backend {
  const request = createRequest(baseUrl, fetch, clock);
  const session = createSessionHolder(getIdentity);
  const done: BackendResult<null> = { ok: true, value: null };
  /** The entity tags of details. */
  let tags = new WeakMap<AssetDetails, string>();

  /** The call about what is still wanted when it is sent. */
  function callFor(
    wants: () => Omit<AssetsRequest, 'protocol' | 'identity'>,
    deadline: number,
    onLines: (lines: readonly Line[], requestId?: string) => void = () => {},
  ): Call<null> {
    return ({ token, identity }, signal, onSession) => {
      const body = { protocol: assetsProtocol, ...wants(), identity } satisfies AssetsRequest;
      return request({ ...routes.readAssets, body, token, deadline }, signal, async (response, requestId) => {
        const { protocol, problem } = await readAssetsLines(response, (lines) => {
          for (const line of lines) {
            if ('session' in line) onSession(line.session.token);
            if ('details' in line && line.tag) tags.set(line.details, line.tag);
          }
          if (!signal.aborted) onLines(lines, requestId);
        });
        if (protocol !== assetsProtocol) return failure('version_unsupported');
        return problem ? { ok: false, problem } : done;
      });
    };
  }

  const begin = callFor(() => ({ ids: [], wanted: [] }), timeouts.backendCall);

  return {
    prepare: session.prepare,
    connect: (signal) => session.run(async () => done, signal, begin),

    readAsset(assetId, wanted, signal, { noCache = false, known } = {}) {
      const tag = known && tags.get(known);
      const { reading, open, take, fail } = createAssetReading(assetId, wanted, tag ? known : null);
      const call = callFor(
        () => ({
          // Only the session is of use once the caller has left.
          ids: signal.aborted ? [] : [assetId],
          wanted: [...open],
          noCache,
          ...(tag && { tags: { [assetId]: tag } }),
        }),
        timeouts.assetCall,
        take,
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

    measure(ids, signal, onEvent) {
      const remaining = new Set(ids);
      const settle = (assetId: string, event: MeasureEvent): void => {
        remaining.delete(assetId);
        onEvent(event);
      };
      const wants = () => ({ ids: [...remaining], wanted: ['measurements'] });
      const call = callFor(wants, timeouts.assetCall, (lines) => {
        for (const line of signal.aborted ? [] : lines) {
          if ('measurements' in line) settle(line.measurements.assetId, line);
          if ('missing' in line) for (const id of line.missing) settle(id, { missing: [id] });
          if ('failed' in line) settle(line.failed.assetId, line);
        }
      });
      return session.run(call, signal);
    },

    async disconnect(signal) {
      // Runs even where the response was lost, so that no request sends an entity tag of the disconnected site.
      tags = new WeakMap();
      const call: Call<{ readonly connected: false }> = ({ token }, stop) => {
        const parts = { ...routes.disconnect, body: {}, token, deadline: timeouts.backendCall };
        return request(parts, stop, async (response) => {
          const value: unknown = await response.json();
          return isDisconnected(value) ? { ok: true, value } : failure('bad_answer');
        });
      };
      const result = await session.run(call, signal, begin);
      if (result.ok) session.clear();
      // Another person may have disconnected it.
      const isGone = !result.ok && result.problem.code === 'not_connected';
      return isGone ? { ok: true, value: { connected: false } } : result;
    },
  };
}
