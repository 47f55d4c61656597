import { limits } from '#contract/limits.ts';
import { createReadThrough } from '../cache/read-through.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Log } from '../log.ts';
import type { SessionSubject } from '../session/session-token.ts';
import { type CallForDeps, createCallFor } from '../webflow/call-for.ts';
import { wasRejectedWith } from '../webflow/failure.ts';
import type { Webflow } from '../webflow/webflow.ts';
import { type AssetCache, type CachedAsset, toCachedAsset } from './asset-cache.ts';

export interface ReadAssetDeps extends CallForDeps {
  readonly webflow: Webflow;
  readonly cache: AssetCache;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Milliseconds for everything one answer needs from Webflow. */
  readonly deadline?: number | undefined;
}

/**
 * Reads one asset of the session's site: from memory while it is fresh, else from Webflow, equal reads merged; `anew`
 * asks Webflow in any case. Throws ProblemError or WebflowFailure. An asset of another site, a forbidden and a missing
 * one are the same `asset_not_found`, so that nobody can probe. Source: Data API v2, Get Asset.
 */
export function createReadAsset(deps: ReadAssetDeps) {
  const { webflow, now } = deps;
  const readThrough = createReadThrough(deps.cache);
  const callFor = createCallFor(deps);

  async function askWebflow(token: string, assetId: string, signal: AbortSignal): Promise<CachedAsset> {
    try {
      return toCachedAsset(await webflow.getAsset(token, assetId, signal), now());
    } catch (error) {
      throw wasRejectedWith(error, 400) ? new ProblemError('bad_asset_id') : error;
    }
  }

  return async function readAsset(
    subject: SessionSubject,
    assetId: string,
    log: Log,
    caller: { readonly signal: AbortSignal },
    anew = false,
  ): Promise<CachedAsset> {
    const { installationId, siteId } = subject;
    const request = {
      installationId,
      key: assetId,
      anew,
      get signal() {
        return caller.signal;
      },
    };
    const asset = await readThrough(request, (stop) => {
      const deadline = AbortSignal.timeout(deps.deadline ?? limits.upstreamDeadline);
      const until = AbortSignal.any([stop, deadline]);
      return callFor({ installationId, log, signal: until }, (token) => askWebflow(token, assetId, until));
    });
    if (asset.siteId !== siteId) throw new ProblemError('asset_not_found');
    return asset;
  };
}

export type ReadAsset = ReturnType<typeof createReadAsset>;
