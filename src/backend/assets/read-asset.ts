import type { Caller } from '../access/caller.ts';
import {
  createWithInstallationToken,
  type WithInstallationTokenDeps,
} from '../access/with-installation-token.ts';
import type { Demand } from '../cache/cached-read.ts';
import type { CacheEntry } from '../cache/installation-cache.ts';
import { ProblemError } from '../errors/problem-error.ts';
import type { Deadline } from '../platform/deadline.ts';
import { type Party, partyOf } from '../shares/rule.ts';
import { isOurRefusal, wasRejectedWith } from '../webflow/failure.ts';
import type { Reservation } from '../webflow/pacing.ts';
import type { Webflow } from '../webflow/webflow.ts';
import { type CachedAsset, toCachedAsset, toStaleAsset } from './asset-cache.ts';
import type { MissingAssets, MissingQuery } from './missing-assets.ts';
import type { ReadCachedAsset } from './read-cached-asset.ts';

export interface ReadAssetDeps extends WithInstallationTokenDeps {
  readonly webflow: Webflow;
  readonly readCachedAsset: ReadCachedAsset;
  readonly missing: Pick<MissingAssets, 'read'>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly deadline: Deadline;
}

export interface ReadAssetOptions {
  /** `fresh` where not given. */
  readonly demand?: Demand;
  /** For the call, where one was waited for. */
  readonly reservation?: Reservation | undefined;
}

interface AskOptions extends Pick<ReadAssetOptions, 'reservation'> {
  readonly signal: AbortSignal;
  readonly party: Party;
  readonly query: MissingQuery;
}

/**
 * Reads one asset of the session's site: from memory where what is there meets the demand, else from Webflow, equal
 * reads merged. Throws ProblemError or WebflowFailure. An asset of another site, a forbidden and a missing
 * one are the same `asset_not_found`, so that ids cannot be probed. A read that was merged with another person's and refused
 * for that person's share is asked for once more. Source: Data API v2, Get Asset.
 */
export function createReadAsset(deps: ReadAssetDeps) {
  const { webflow, readCachedAsset, missing, now } = deps;
  const withInstallationToken = createWithInstallationToken(deps);

  async function askWebflow(
    token: string,
    { signal, reservation, party, query }: AskOptions,
  ): Promise<CachedAsset> {
    try {
      const ask = () => webflow.getAsset(token, query.assetId, signal, { reservation, party });
      return toCachedAsset(await missing.read(query, ask), now());
    } catch (error) {
      throw wasRejectedWith(error, 400) ? new ProblemError('bad_asset_id') : error;
    }
  }

  return async function readAsset(
    caller: Caller,
    assetId: string,
    { demand = 'fresh', reservation }: ReadAssetOptions = {},
  ): Promise<CachedAsset> {
    const { subject, log } = caller;
    const { installationId, siteId } = subject;
    const request = {
      installationId,
      key: assetId,
      demand,
      get signal() {
        return caller.signal;
      },
    };
    let hasAsked = false;
    const work = (stop: AbortSignal, stored: CacheEntry<CachedAsset> | undefined) => {
      hasAsked = true;
      const signal = deps.deadline.start(stop);
      return withInstallationToken({ subject, log, signal }, (token) =>
        askWebflow(token, {
          signal,
          reservation,
          party: partyOf(subject),
          query: { installationId, assetId, noCache: demand === 'no-cache', wasKept: stored !== undefined },
        }),
      );
    };
    const read = () => readCachedAsset(request, work);
    const { value: asset, isStale } = await read().catch((error: unknown) => {
      if (hasAsked || !isOurRefusal(error)) throw error;
      return read();
    });
    if (asset.siteId !== siteId) throw new ProblemError('asset_not_found');
    return isStale ? toStaleAsset(asset) : asset;
  };
}

export type ReadAsset = ReturnType<typeof createReadAsset>;
