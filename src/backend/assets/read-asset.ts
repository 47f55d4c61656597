import type { Caller } from '../access/caller.ts';
import {
  createWithInstallationToken,
  type WithInstallationTokenDeps,
} from '../access/with-installation-token.ts';
import type { ReadThrough } from '../cache/read-through.ts';
import type { ReadOrStale } from '../cache/stale-reads.ts';
import { ProblemError } from '../errors/problem-error.ts';
import type { Deadline } from '../platform/deadline.ts';
import { type Party, partyOf } from '../shares/rule.ts';
import { isOurRefusal, wasRejectedWith } from '../webflow/failure.ts';
import type { Permit } from '../webflow/pacing.ts';
import type { Webflow } from '../webflow/webflow.ts';
import { type CachedAsset, toCachedAsset, toStaleAsset } from './asset-cache.ts';
import type { MissingAssets, MissingQuery } from './missing-assets.ts';

export interface ReadAssetDeps extends WithInstallationTokenDeps {
  readonly webflow: Webflow;
  readonly kept: ReadThrough<CachedAsset>;
  readonly keptOrStale: ReadOrStale<CachedAsset>;
  readonly missing: Pick<MissingAssets, 'read' | 'hasAsset'>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly deadline: Deadline;
}

/** How old an answer may be: stale and marked so, fresh, or not older than the question. */
export type Demand = 'any' | 'fresh' | 'no-cache';

export interface ReadAssetOptions {
  /** `fresh` where not given. */
  readonly demand?: Demand;
  /** For the call, where one was waited for. */
  readonly permit?: Permit | undefined;
}

interface AskOptions extends Pick<ReadAssetOptions, 'permit'> {
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
  const { webflow, kept, keptOrStale, missing, now } = deps;
  const withInstallationToken = createWithInstallationToken(deps);

  async function askWebflow(
    token: string,
    { signal, permit, party, query }: AskOptions,
  ): Promise<CachedAsset> {
    try {
      const ask = () => webflow.getAsset(token, query.assetId, signal, { permit, party });
      return toCachedAsset(await missing.read(query, ask), now());
    } catch (error) {
      throw wasRejectedWith(error, 400) ? new ProblemError('bad_asset_id') : error;
    }
  }

  async function readOrStale(...read: Parameters<typeof keptOrStale>): Promise<CachedAsset> {
    const { value, isStale } = await keptOrStale(...read);
    return isStale ? toStaleAsset(value) : value;
  }

  return async function readAsset(
    caller: Caller,
    assetId: string,
    { demand = 'fresh', permit }: ReadAssetOptions = {},
  ): Promise<CachedAsset> {
    const { subject, log } = caller;
    const { installationId, siteId } = subject;
    const request = {
      installationId,
      key: assetId,
      noCache: demand === 'no-cache',
      get signal() {
        return caller.signal;
      },
    };
    const wasKept = request.noCache && missing.hasAsset(installationId, assetId);
    let hasAsked = false;
    const work = (stop: AbortSignal) => {
      hasAsked = true;
      const signal = deps.deadline.start(stop);
      return withInstallationToken({ subject, log, signal }, (token) =>
        askWebflow(token, {
          signal,
          permit,
          party: partyOf(subject),
          query: { installationId, assetId, noCache: request.noCache, wasKept },
        }),
      );
    };
    const read = () => (demand === 'any' ? readOrStale(request, work) : kept.read(request, work));
    const asset = await read().catch((error: unknown) => {
      if (hasAsked || !isOurRefusal(error)) throw error;
      return read();
    });
    if (asset.siteId !== siteId) throw new ProblemError('asset_not_found');
    return asset;
  };
}

export type ReadAsset = ReturnType<typeof createReadAsset>;
