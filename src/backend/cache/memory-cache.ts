import { LRUCache } from 'lru-cache';
import { limits } from '../platform/limits.ts';
import type { CacheLooks } from './cache-looks.ts';
import {
  type CacheEntry,
  type CacheSpec,
  type InstallationCache,
  lifetimeOf,
  type Version,
} from './installation-cache.ts';
import { createLogicalClock } from './logical-clock.ts';

/** A cache in this process's memory, as others may build on it. */
export interface MemoryCache<T> extends InstallationCache<T> {
  /** What is there, uncounted. */
  peek(installationId: string, key: string): CacheEntry<T> | undefined;
  /** The moment now, of this process alone. */
  localVersion(): number;
  /** Stores a value read at `storedAt`, in milliseconds of the cache's clock. */
  store(installationId: string, key: string, value: T, storedAt: number, moment: Version): void;
  /** Deletes a value at once. */
  deleteNow(installationId: string, key: string): Version;
  /** Drops all of an installation at once. */
  invalidateNow(installationId: string): void;
  /** Drops everything; no read under way will be kept. */
  clear(): void;
}

interface Entry<T> {
  readonly value: T;
  readonly storedAt: number;
  readonly moment: number;
}

/**
 * A cache in memory with bounds, the oldest entries going first, that counts what is looked for. `now` is milliseconds
 * that only go forward.
 */
export function createMemoryCache<T extends object>(
  spec: CacheSpec<T>,
  now: () => number,
  looks: CacheLooks,
): MemoryCache<T> {
  const entries = new LRUCache<string, Entry<T>>({
    maxSize: spec.bytes,
    // Objects take more than their JSON, and a text takes two bytes a character for the sake of a single wide one.
    sizeCalculation: ({ value }, name) =>
      JSON.stringify(value).length * (spec.isText ? 1 : 2) + name.length + limits.cacheEntryBytes,
  });
  const changes = createLogicalClock();
  const nameOf = (installationId: string, key: string) => `${installationId}:${key}`;
  const allOf = (installationId: string) => nameOf(installationId, '');

  function find(installationId: string, key: string): CacheEntry<T> | undefined {
    const name = nameOf(installationId, key);
    const entry = entries.get(name);
    if (!entry) return undefined;
    const { value, storedAt } = entry;
    const age = Math.max(0, now() - storedAt);
    if (age < lifetimeOf(spec, value)) return { value, age, isFresh: age < spec.freshFor(value) };
    entries.delete(name);
    return undefined;
  }

  const cache: MemoryCache<T> = {
    peek: find,
    localVersion: changes.now,
    has: (installationId, key) => find(installationId, key) !== undefined,
    getLocal(installationId, key) {
      const entry = find(installationId, key);
      if (entry) looks[entry.isFresh ? 'near' : 'stale']++;
      return entry;
    },
    async getShared(_installationId, _key, entry) {
      if (!entry) looks.missed++;
      return { entry, moment: { here: changes.now() } };
    },
    get: (installationId, key) => cache.getShared(installationId, key, find(installationId, key)),
    currentVersion: async () => ({ here: changes.now() }),
    set: (installationId, key, value, moment, age = 0) =>
      cache.store(installationId, key, value, now() - age, moment),

    store(installationId, key, value, storedAt, { here }) {
      const name = nameOf(installationId, key);
      if (!changes.areNoneSince(here, [name, allOf(installationId)])) return;
      if (here < (entries.peek(name)?.moment ?? 0)) return;
      if (now() - storedAt >= lifetimeOf(spec, value)) return;
      entries.set(name, { value, storedAt, moment: here });
      // With `max`, lru-cache takes the memory of that many entries at the start: milliseconds and megabytes.
      while (entries.size > spec.entries) entries.pop();
    },

    deleteNow(installationId, key) {
      const name = nameOf(installationId, key);
      entries.delete(name);
      return { here: changes.record(name) };
    },
    invalidateNow(installationId) {
      const own = allOf(installationId);
      for (const name of [...entries.keys()]) if (name.startsWith(own)) entries.delete(name);
      changes.record(own);
    },
    clear() {
      entries.clear();
      changes.recordAll();
    },
    delete: async (installationId, key) => cache.deleteNow(installationId, key),
    invalidate: async (installationId) => cache.invalidateNow(installationId),
  };
  return cache;
}
