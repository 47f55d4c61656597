import { LRUCache } from 'lru-cache';

/** What is kept in memory for installations. Every key starts with the installation, so tenants cannot meet in it. */
export interface InstallationCache<T> {
  get(installationId: string, key: string): Promise<T | undefined>;
  set(installationId: string, key: string, value: T): Promise<void>;
  delete(installationId: string, key: string): Promise<void>;
  /** Drops all that is kept for one installation. */
  drop(installationId: string): Promise<void>;
}

export interface CacheBounds<T> {
  /** How many values are kept. */
  readonly entries: number;
  /** How many bytes they may take, as JSON. */
  readonly bytes: number;
  /** Milliseconds a value is good for; one that is good for none is not kept. */
  readonly freshFor: (value: T) => number;
}

/** A cache in memory with bounds, the oldest entries going first. */
export function createInstallationCache<T extends object>({
  entries,
  bytes,
  freshFor,
}: CacheBounds<T>): InstallationCache<T> {
  const kept = new LRUCache<string, T>({
    max: entries,
    maxSize: bytes,
    sizeCalculation: (value, key) => Buffer.byteLength(JSON.stringify(value)) + key.length,
    // The wall clock, looked at each time, so that nothing is answered a moment longer than told.
    perf: { now: () => Date.now() },
    ttlResolution: 0,
  });
  const nameOf = (installationId: string, key: string) => `${installationId}:${key}`;
  return {
    get: async (installationId, key) => kept.get(nameOf(installationId, key)),
    async set(installationId, key, value) {
      // An entry is stale when it is older than its `ttl`; here it is at that very age.
      const ttl = freshFor(value) - 1;
      if (ttl > 0) kept.set(nameOf(installationId, key), value, { ttl });
    },
    async delete(installationId, key) {
      kept.delete(nameOf(installationId, key));
    },
    async drop(installationId) {
      const own = nameOf(installationId, '');
      for (const name of [...kept.keys()]) if (name.startsWith(own)) kept.delete(name);
    },
  };
}
