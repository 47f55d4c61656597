import type { InstallationCache } from './installation-cache.ts';
import type { ReadThrough, ReadThroughRequest, Work } from './read-through.ts';

/** What was found, and whether it is older than it should be. */
export interface Found<T> {
  readonly value: T;
  readonly isStale: boolean;
}

export interface StaleReadsOptions<T> {
  readonly cache: InstallationCache<T>;
  readonly through: ReadThrough<T>;
  /** Milliseconds of age until which a value is answered while a newer one is read. */
  readonly staleFor: number;
  /** Whether a failure leaves what is kept as good as before. */
  readonly isTransient: (error: unknown) => boolean;
  /** Told what became of a read that nobody waits for. */
  readonly onFailure: (error: unknown) => void;
  /** Ends reads that nobody waits for. */
  readonly stopping: AbortSignal;
}

/** Reads as `through` does, and answers a stale value where that is better than to wait or to fail. */
export type ReadOrStale<T> = (request: ReadThroughRequest, work: Work<T>) => Promise<Found<T>>;

/**
 * Reads that answer what is kept although it is stale: at once up to an age of `staleFor`, one read for all bringing a
 * newer one, and as long as it is kept where a read fails in a way that passes. A read with `noCache` answers nothing stale.
 * Source: RFC 5861, stale-while-revalidate and stale-if-error.
 */
export function createStaleReads<T>(options: StaleReadsOptions<T>): ReadOrStale<T> {
  const { cache, through, staleFor, isTransient, onFailure, stopping } = options;

  return async (request, work) => {
    const { installationId, key, noCache = false } = request;
    const near = noCache ? undefined : cache.near(installationId, key);
    if (near?.isFresh) return { value: near.value, isStale: false };
    if (near && near.age < staleFor) {
      through.read({ installationId, key, signal: stopping }, work).catch(onFailure);
      return { value: near.value, isStale: true };
    }
    try {
      return { value: await through.read(request, work), isStale: false };
    } catch (error) {
      if (noCache || !isTransient(error)) throw error;
      const { kept } = await cache.look(installationId, key);
      if (!kept) throw error;
      return { value: kept.value, isStale: !kept.isFresh };
    }
  };
}
