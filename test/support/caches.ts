import type { CreateCache } from '#backend/cache/create-cache.ts';
import type { InstallationCache } from '#backend/cache/installation-cache.ts';
import type { ReadThrough } from '#backend/cache/read-through.ts';
import { createStaleReads, type ReadOrStale } from '#backend/cache/stale-reads.ts';
import { shareWithNobody } from '#backend/sharing/alone.ts';
import { isPassing } from '#backend/webflow/failure.ts';
import { limits } from '#contract/limits.ts';
import { noHurry } from '#test/support/transport.ts';

/** Caches in memory on a clock that stands still, or on the one given (milliseconds since the epoch). */
export function memoryCaches(now: () => number = () => 0): CreateCache {
  return shareWithNobody(now).createCache;
}

/** Keeps a value as if reading it had begun and ended just now. */
export async function keep<T>(cache: InstallationCache<T>, installationId: string, key: string, value: T) {
  cache.set(installationId, key, value, await cache.moment());
}

/** Reads of a cache that may be answered stale, as the application makes them. */
export function staleReadsOf<T>(cache: InstallationCache<T>, through: ReadThrough<T>): ReadOrStale<T> {
  return createStaleReads({
    cache,
    through,
    staleFor: limits.assetStale,
    isPassing,
    onFailure: () => {},
    stopping: noHurry,
  });
}
