import type { CreateCache } from '#backend/cache/create-cache.ts';
import type { InstallationCache } from '#backend/cache/installation-cache.ts';
import { createSingleInstance } from '#backend/cluster/single-instance.ts';

/** Caches in memory on a clock that stands still, or on the one given (milliseconds since the epoch). */
export function memoryCaches(now: () => number = () => 0): CreateCache {
  return createSingleInstance(now).createCache;
}

/** Keeps a value as if reading it had begun and ended just now. */
export async function keep<T>(cache: InstallationCache<T>, installationId: string, key: string, value: T) {
  cache.set(installationId, key, value, await cache.currentVersion());
}
