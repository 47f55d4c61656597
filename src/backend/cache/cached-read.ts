import type { CacheEntry, InstallationCache, Version } from './installation-cache.ts';
import { createSingleFlight } from './single-flight.ts';

/** How old a value may be: stale and marked so, as good as a new one, or not older than the request (RFC 9111 §5.2.1.4). */
export type Demand = 'any' | 'fresh' | 'no-cache';

/** What is read, for which installation, and until when. */
export interface CachedReadRequest {
  readonly installationId: string;
  readonly key: string;
  /** Read only where memory has no answer: a request makes its signal when first asked for it. */
  readonly signal: AbortSignal;
  readonly demand: Demand;
}

/** Reads a value until the signal aborts. `stored` is what the cache had when reading began, fresh or stale. */
export type Work<T> = (signal: AbortSignal, stored: CacheEntry<T> | undefined) => Promise<T>;

/** A value, and whether it is older than it should be. */
export interface Found<T> {
  readonly value: T;
  readonly isStale: boolean;
}

export interface StaleOptions {
  /** Milliseconds of age until which a value is returned while a newer one is read. */
  readonly staleFor: number;
  /** Whether an error leaves what is stored as good as before. */
  readonly isTransient: (error: unknown) => boolean;
  /** Called with the error of a read that no caller waits for. */
  readonly onFailure: (error: unknown) => void;
  /** Ends reads that no caller waits for. */
  readonly stopping: AbortSignal;
}

export interface CachedReadOptions<T> {
  /** Whether an error is the last word about a value, as a refusal is. */
  readonly isPermanent?: (error: unknown) => boolean;
  /** Milliseconds for which a value is fresh. Without it, nothing stale is stored. */
  readonly freshFor?: (value: T) => number;
  /** Without it, `any` is as `fresh`. */
  readonly stale?: StaleOptions;
}

/** Reads a value from the cache where that meets the demand, or else by `work`. Rejects as `work` does, or with the signal's reason. */
export type CachedRead<T> = (request: CachedReadRequest, work: Work<T>) => Promise<Found<T>>;

/**
 * Reads through a cache, which is asked once for each request, equal reads merged. `any` returns a stale value at once up to
 * an age of `staleFor`, one read for all bringing a newer one, and where a read fails in a way that passes. A read with
 * `no-cache` starts by deleting the stored value, which may be out of date; what an older read then returns goes to the
 * callers that waited for it and not into the cache. Where a read with `no-cache` fails, the value is stored again for other
 * callers, as stale; where `isPermanent` says that the error is the last word, it is deleted. Source: RFC 9111, 5.2.1.4; RFC
 * 5861, stale-while-revalidate and stale-if-error.
 */
export function createCachedRead<T>(
  cache: InstallationCache<T>,
  { isPermanent = () => false, freshFor, stale }: CachedReadOptions<T> = {},
): CachedRead<T> {
  const share = createSingleFlight<T>();

  /** A change may be the reason for a read with `no-cache`, so no value from before is fresh after it. */
  function storeAsStale(
    { installationId, key }: CachedReadRequest,
    { value, age }: CacheEntry<T>,
    moment: Version,
  ): void {
    if (!freshFor) return;
    cache.set(installationId, key, value, moment, Math.max(age, freshFor(value)));
  }

  function readShared(
    request: CachedReadRequest,
    local: CacheEntry<T> | undefined,
    work: Work<T>,
  ): Promise<T> {
    const { installationId, key, demand, signal } = request;
    const noCache = demand === 'no-cache';

    async function readNow(stop: AbortSignal, begin: () => void): Promise<T> {
      const { entry, moment: before } = await (noCache
        ? cache.get(installationId, key)
        : cache.getShared(installationId, key, local));
      if (entry?.isFresh && !noCache) return entry.value;
      const moment = noCache ? await cache.delete(installationId, key) : before;
      begin();
      try {
        const value = await work(stop, entry);
        cache.set(installationId, key, value, moment);
        return value;
      } catch (error) {
        if (entry && isPermanent(error)) await cache.delete(installationId, key);
        else if (entry && noCache) storeAsStale(request, entry, moment);
        throw error;
      }
    }

    return share(`${installationId}:${key}`, signal, readNow, { noCache });
  }

  return async (request, work) => {
    const { installationId, key, demand } = request;
    const local = demand === 'no-cache' ? undefined : cache.getLocal(installationId, key);
    if (local?.isFresh) return { value: local.value, isStale: false };
    const allowed = demand === 'any' ? stale : undefined;
    if (allowed && local && local.age < allowed.staleFor) {
      const revalidation = { installationId, key, demand, signal: allowed.stopping };
      readShared(revalidation, local, work).catch(allowed.onFailure);
      return { value: local.value, isStale: true };
    }
    try {
      return { value: await readShared(request, local, work), isStale: false };
    } catch (error) {
      if (!allowed?.isTransient(error)) throw error;
      // What was stored when reading began may have been deleted since.
      const { entry } = await cache.get(installationId, key);
      if (!entry) throw error;
      return { value: entry.value, isStale: !entry.isFresh };
    }
  };
}
