import { describe, expect, test, vi } from 'vitest';
import { createCachedRead, type Demand } from '#backend/cache/cached-read.ts';
import type { InstallationCache } from '#backend/cache/installation-cache.ts';
import type { Cluster } from '#backend/cluster/cluster.ts';
import { spec } from '#test/support/backend/cache-contract.ts';
import { keep } from '#test/support/backend/caches.ts';
import { noHurry } from '#test/support/backend/transport.ts';
import { createTestClock, type TestClock } from '#test/support/shared/test-clock.ts';

type Get = 'getLocal' | 'getShared' | 'get';
const noLooks = { near: 0, stale: 0, shared: 0, missed: 0 };
/** Milliseconds of age at which a value of the spec is fresh or stale. */
const ages = { fresh: 0, stale: 10_000 };

/** The same cache, and the names of the methods by which values were looked for in it, in order. */
function countGets<T>(cache: InstallationCache<T>) {
  const called: Get[] = [];
  function count<R>(name: Get, get: () => R): R {
    called.push(name);
    return get();
  }
  const counted: InstallationCache<T> = {
    ...cache,
    getLocal: (...key) => count('getLocal', () => cache.getLocal(...key)),
    getShared: (...entry) => count('getShared', () => cache.getShared(...entry)),
    get: (...key) => count('get', () => cache.get(...key)),
  };
  return { called, counted };
}

/** The contract of cached reads over every cache: a request looks once, memory first and the shared store behind it. */
export function cachedReadContract(
  kind: string,
  open: (clock: TestClock) => Promise<Pick<Cluster, 'createCache' | 'status'>>,
): void {
  const rows: [keyof typeof ages | 'nothing', Demand, string, Get[], object][] = [
    ['nothing', 'any', 'new', ['getLocal', 'getShared'], { missed: 1 }],
    ['nothing', 'fresh', 'new', ['getLocal', 'getShared'], { missed: 1 }],
    ['nothing', 'no-cache', 'new', ['get'], { missed: 1 }],
    ['fresh', 'any', 'old', ['getLocal'], { near: 1 }],
    ['fresh', 'fresh', 'old', ['getLocal'], { near: 1 }],
    ['fresh', 'no-cache', 'new', ['get'], {}],
    ['stale', 'any', 'old, stale', ['getLocal', 'getShared'], { stale: 1 }],
    ['stale', 'fresh', 'new', ['getLocal', 'getShared'], { stale: 1 }],
    ['stale', 'no-cache', 'new', ['get'], {}],
  ];

  describe(`${kind}: a cached read looks once`, () => {
    test.each(rows)(`${kind}: with %s stored, a read of %s returns the %s value`, async (...row) => {
      const [stored, demand, expected, calls, looks] = row;
      const clock = createTestClock();
      const { createCache, status } = await open(clock);
      const cache = createCache(spec);
      if (stored !== 'nothing') await keep(cache, 'i', 'k', { text: 'old' });
      clock.advance(stored === 'stale' ? ages.stale : ages.fresh);
      const { called, counted } = countGets(cache);
      const read = createCachedRead(counted, {
        stale: { staleFor: 20_000, isTransient: () => true, onFailure: () => {}, stopping: noHurry },
      });
      const work = vi.fn(async () => ({ text: 'new' }));
      const { value, isStale } = await read({ installationId: 'i', key: 'k', signal: noHurry, demand }, work);
      expect(`${value.text}${isStale ? ', stale' : ''}`).toBe(expected);
      const isRead = expected !== 'old';
      await vi.waitFor(() => expect(work).toHaveBeenCalledTimes(isRead ? 1 : 0));
      expect(called).toEqual(calls);
      expect(status.looks[spec.name]).toEqual({ ...noLooks, ...looks });
    });
  });
}
