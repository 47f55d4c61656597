import { contractLimits } from '#contract/limits.ts';
import { type CachedRead, createCachedRead } from '../cache/cached-read.ts';
import { ProblemError } from '../errors/problem-error.ts';
import { limits } from '../platform/limits.ts';
import type { Log } from '../platform/log.ts';
import { isRefusal, isTransient } from '../webflow/failure.ts';
import type { AssetCache, CachedAsset } from './asset-cache.ts';

export type ReadCachedAsset = CachedRead<CachedAsset>;

/** True where Webflow has said no, in its own words or in ours. */
function isPermanent(error: unknown): boolean {
  return error instanceof ProblemError || isRefusal(error);
}

/**
 * Reads of assets through `cache`. A Webflow that is down, slow or busy leaves what was read as it is; one that refuses
 * ends it. `stopping` ends reads that no caller waits for; `log` gets a line where one fails for any other reason.
 */
export function createReadCachedAsset(cache: AssetCache, log: Log, stopping: AbortSignal): ReadCachedAsset {
  return createCachedRead(cache, {
    isPermanent,
    freshFor: () => contractLimits.assetFreshMs,
    stale: {
      staleFor: limits.assetStaleMs,
      isTransient,
      onFailure(err) {
        if (isPermanent(err) || isTransient(err) || stopping.aborted) return;
        log.error({ event: 'refresh_failed', err }, 'a stale asset could not be read again');
      },
      stopping,
    },
  });
}
