import type { AssetDetails } from '#contract/asset.ts';
import { type AssetPart, type AssetsRequest, assetsProtocol } from '#contract/assets-call.ts';
import { routes } from '#contract/routes.ts';
import { type AssetReading, createAssetReading } from '#panel/backend/asset-reading.ts';
import { type BackendResult, createRequest, failure } from '#panel/backend/request.ts';
import { type Check, isDisconnected, type Line, lineChecks } from '#panel/backend/response-checks.ts';
import { type LineChecks, readResponseLines } from '#panel/backend/response-lines.ts';
import { type Call, createSessionHolder, type GetIdentity } from '#panel/backend/session.ts';
import type { Clock } from '#panel/browser/clock.ts';
import * as timeouts from '#panel/browser/timeouts.ts';

/** A call about assets. `wants` is called again where the session has expired on the way. */
export interface LinesCall {
  readonly wants: () => Omit<AssetsRequest, 'protocol' | 'identity'>;
  /** Milliseconds. */
  readonly deadline: number;
  /** For lines that only this call knows. */
  readonly checks?: LineChecks<Line>;
}

/**
 * Any other call, and how its response is read; `read` may throw a SyntaxError for `bad_answer`, and calls `onProgress` as
 * lines come, so that the call is repeated however often its session expires.
 */
export interface OtherCall<Value> {
  readonly path: string;
  readonly body: object;
  /** Milliseconds. */
  readonly deadline: number;
  readonly read: (response: Response, onProgress: () => void) => Promise<BackendResult<Value>>;
}

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
  /** Makes any call about assets, and passes on its lines as they arrive. The value is whether the response was whole. */
  readLines(
    call: LinesCall,
    signal: AbortSignal,
    onLines: (lines: readonly Line[]) => void,
  ): Promise<BackendResult<boolean>>;
  /** Makes any other call with the session. */
  call<Value>(call: OtherCall<Value>, signal: AbortSignal): Promise<BackendResult<Value>>;
  /** Makes such a call whose response is one JSON value. */
  send<Value>(
    path: string,
    body: object,
    isValue: Check<Value>,
    signal: AbortSignal,
  ): Promise<BackendResult<Value>>;
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

/** Creates the client. It has one session, and renews it when the backend reports that it has expired. */
export function createBackend({ baseUrl, fetch, getIdentity, clock }: BackendParts): Backend {
  const request = createRequest(baseUrl, fetch, clock);
  const session = createSessionHolder(getIdentity);
  /** The entity tags of details, and when they came (epoch ms). */
  let tags = new WeakMap<AssetDetails, { readonly tag: string; readonly at: number }>();

  /** Null for details that are not new: `unchanged` would leave the time at which they were read. */
  function tagOf(details: AssetDetails): string | null {
    const { tag, at } = tags.get(details) ?? { tag: null, at: 0 };
    return clock.now() - at < timeouts.tagLifetime ? tag : null;
  }

  /** The call about what is still wanted when it is sent. */
  function callFor(
    { wants, deadline, checks }: LinesCall,
    onLines: (lines: readonly Line[], requestId?: string) => unknown = () => {},
  ): Call<boolean> {
    return ({ token, identity }, signal, onSession, onProgress) => {
      const body = { protocol: assetsProtocol, ...wants(), identity } satisfies AssetsRequest;
      return request({ ...routes.readAssets, body, token, deadline }, signal, async (response, requestId) => {
        const take = (lines: readonly Line[]): void => {
          for (const line of lines) {
            if ('session' in line) onSession(line.session.token);
            else onProgress();
            if ('details' in line && line.tag) tags.set(line.details, { tag: line.tag, at: clock.now() });
          }
          if (!signal.aborted) onLines(lines, requestId);
        };
        const known = { ...lineChecks, ...checks };
        const { protocol, isWhole, problem } = await readResponseLines<Line>(response, known, take);
        if (protocol !== assetsProtocol) return failure('version_unsupported');
        return problem ? { ok: false, problem } : { ok: true, value: isWhole };
      });
    };
  }

  const begin = callFor({ wants: () => ({ ids: [], wanted: [] }), deadline: timeouts.backendCall });

  function callOther<Value>({ read, ...parts }: OtherCall<Value>, signal: AbortSignal) {
    const call: Call<Value> = ({ token }, stop, _onSession, onProgress) =>
      request({ ...parts, token }, stop, (response) => read(response, onProgress));
    return session.run(call, signal, begin);
  }

  function send<Value>(path: string, body: object, isValue: Check<Value>, signal: AbortSignal) {
    const read = async (response: Response): Promise<BackendResult<Value>> => {
      const value: unknown = await response.json();
      return isValue(value) ? { ok: true, value } : failure('bad_answer');
    };
    return callOther({ path, body, deadline: timeouts.backendCall, read }, signal);
  }

  return {
    prepare: session.prepare,
    connect: (signal) => session.run(async () => ({ ok: true, value: null }), signal, begin),
    call: callOther,
    send,

    readLines(call, signal, onLines) {
      const own = callFor(call, (lines) => signal.aborted || onLines(lines));
      return session.run(own, signal);
    },

    readAsset(assetId, wanted, signal, { noCache = false, known } = {}) {
      const tag = known && tagOf(known);
      const { reading, open, take, fail } = createAssetReading(assetId, wanted, tag ? known : null);
      const wants = (): ReturnType<LinesCall['wants']> => ({
        // Only the session is of use once the caller has left.
        ids: signal.aborted ? [] : [assetId],
        wanted: [...open],
        noCache,
        ...(tag && { tags: { [assetId]: tag } }),
      });
      const call = callFor({ wants, deadline: timeouts.assetCall }, take);
      void session.run(call, signal).then((end) => fail(end.ok ? { code: 'bad_answer' } : end.problem));
      return reading;
    },

    async disconnect(signal) {
      // Runs even where the response was lost, so that no request sends an entity tag of the disconnected site.
      tags = new WeakMap();
      const result = await send(routes.disconnect.path, {}, isDisconnected, signal);
      if (result.ok) session.clear();
      // Another person may have disconnected it.
      if (!result.ok && result.problem.code === 'not_connected')
        return { ok: true, value: { connected: false } };
      return result;
    },
  };
}
