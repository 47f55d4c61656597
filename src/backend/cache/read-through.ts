import type { CacheEntry, InstallationCache, Version } from './installation-cache.ts';
import { createSingleFlight } from './single-flight.ts';

/** What is read, for whom, and until when. */
export interface ReadThroughRequest {
  readonly installationId: string;
  readonly key: string;
  /** Looked at only where memory has no answer: a request makes its signal when first asked for it. */
  readonly signal: AbortSignal;
  /** Whether what is kept will not do, nor a read that began before (RFC 9111 §5.2.1.4). */
  readonly noCache?: boolean;
}

/** Does the reading, until its signal aborts. */
export type Work<T> = (signal: AbortSignal) => Promise<T>;

export interface ReadThroughOptions<T> {
  /** Whether a failure is the last word about a value, as a refusal is. */
  readonly isPermanent?: (error: unknown) => boolean;
  /** Milliseconds for which a value is fresh. Without it, nothing stale is stored. */
  readonly freshFor?: (value: T) => number;
}

export interface ReadThrough<T> {
  /** Reads a value that is fresh where it is kept, or else by `work`. Rejects as `work` does, or with the signal's reason. */
  read(request: ReadThroughRequest, work: Work<T>): Promise<T>;
}

/**
 * Reads through a cache, equal reads merged. A read with `noCache` starts by deleting the cached copy, which may be out of
 * date; what an older read then returns goes to the callers that waited for it and not into the cache. Where a read with
 * `noCache` fails, the copy is stored again for other callers, as stale; where `isPermanent` says that the failure is the
 * last word, the copy is deleted. Source: RFC 9111, 5.2.1.4; RFC 5861, stale-if-error.
 */
export function createReadThrough<T>(
  cache: InstallationCache<T>,
  { isPermanent = () => false, freshFor }: ReadThroughOptions<T> = {},
): ReadThrough<T> {
  const share = createSingleFlight<T>();

  /** A change may be the reason for a read with `noCache`, so no copy from before is fresh after it. */
  function storeAsStale(
    { installationId, key }: ReadThroughRequest,
    { value, age }: CacheEntry<T>,
    moment: Version,
  ): void {
    if (!freshFor) return;
    cache.set(installationId, key, value, moment, Math.max(age, freshFor(value)));
  }

  async function readNow(request: ReadThroughRequest, work: () => Promise<T>, begin: () => void): Promise<T> {
    const { installationId, key, noCache } = request;
    // An equal read may have ended since the caller's own look.
    const { kept, moment: looked } = await cache.look(installationId, key);
    if (kept?.isFresh && !noCache) return kept.value;
    const moment = noCache ? await cache.delete(installationId, key) : looked;
    begin();
    try {
      const value = await work();
      cache.set(installationId, key, value, moment);
      return value;
    } catch (error) {
      if (kept && isPermanent(error)) await cache.delete(installationId, key);
      else if (kept && noCache) storeAsStale(request, kept, moment);
      throw error;
    }
  }

  return {
    async read(request, work) {
      const { installationId, key, noCache = false } = request;
      const kept = noCache ? undefined : cache.near(installationId, key);
      if (kept?.isFresh) return kept.value;
      return share(
        `${installationId}:${key}`,
        request.signal,
        (stop, begin) => readNow(request, () => work(stop), begin),
        { noCache },
      );
    },
  };
}
