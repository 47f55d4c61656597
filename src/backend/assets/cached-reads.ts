import { contractLimits } from '#contract/limits.ts';
import { createReadThrough, type ReadThrough } from '../cache/read-through.ts';
import { createStaleReads, type ReadOrStale } from '../cache/stale-reads.ts';
import { ProblemError } from '../errors/problem-error.ts';
import { limits } from '../platform/limits.ts';
import type { Log } from '../platform/log.ts';
import { isRefusal, isTransient } from '../webflow/failure.ts';
import type { AssetCache, CachedAsset } from './asset-cache.ts';

/** Both ways to read assets through their cache. */
export interface KeptAssets {
  readonly kept: ReadThrough<CachedAsset>;
  readonly keptOrStale: ReadOrStale<CachedAsset>;
}

/** True where Webflow has said no, in its own words or in ours. */
function isPermanent(error: unknown): boolean {
  return error instanceof ProblemError || isRefusal(error);
}

/**
 * Reads of assets through `cache`. A Webflow that is down, slow or busy leaves what was read as it is; one that refuses
 * ends it. `stopping` ends reads that nobody waits for; `log` is told where one fails of itself.
 */
export function createCachedReads(cache: AssetCache, log: Log, stopping: AbortSignal): KeptAssets {
  const kept = createReadThrough(cache, { isPermanent, freshFor: () => contractLimits.assetFreshMs });
  const keptOrStale = createStaleReads({
    cache,
    through: kept,
    staleFor: limits.assetStaleMs,
    isTransient,
    onFailure(err) {
      if (isPermanent(err) || isTransient(err) || stopping.aborted) return;
      log.error({ event: 'refresh_failed', err }, 'a stale asset could not be read again');
    },
    stopping,
  });
  return { kept, keptOrStale };
}
