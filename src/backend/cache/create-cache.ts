import type { CacheSpec, InstallationCache } from './installation-cache.ts';

/** Makes an empty cache. */
export type CreateCache = <T extends object>(spec: CacheSpec<T>) => InstallationCache<T>;
