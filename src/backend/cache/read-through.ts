import type { InstallationCache } from './installation-cache.ts';
import { createSingleFlight } from './single-flight.ts';

/** What is read, for whom, and until when. */
export interface ReadThroughRequest {
  readonly installationId: string;
  readonly key: string;
  /** Looked at only where memory has no answer: a request makes its signal when first asked for it. */
  readonly signal: AbortSignal;
  /** Whether what is kept will not do, nor a read that began before (RFC 9111 §5.2.1.4). */
  readonly anew?: boolean;
}

/** Does the reading, until its signal aborts. */
export type Work<T> = (signal: AbortSignal) => Promise<T>;

export interface ReadThrough<T> {
  /** Reads a value that is fresh where it is kept, or else by `work`. Rejects as `work` does, or with the signal's reason. */
  read(request: ReadThroughRequest, work: Work<T>): Promise<T>;
}

/**
 * Reads through a cache, equal reads merged. A read anew starts by deleting the kept copy, which it knows to be out of
 * date; what an older read then brings home is answered to those who waited for it and kept from the cache. A failure
 * of which `isFinal` says that it is the last word deletes the copy as well.
 */
export function createReadThrough<T>(
  cache: InstallationCache<T>,
  isFinal: (error: unknown) => boolean = () => false,
): ReadThrough<T> {
  const share = createSingleFlight<T>();

  async function readNow(
    { installationId, key, anew }: ReadThroughRequest,
    work: () => Promise<T>,
  ): Promise<T> {
    const { kept, moment } = anew
      ? { kept: undefined, moment: await cache.delete(installationId, key) }
      : // Since our own look, an equal read may have come to its end.
        await cache.look(installationId, key);
    if (kept?.isFresh) return kept.value;
    try {
      const value = await work();
      cache.set(installationId, key, value, moment);
      return value;
    } catch (error) {
      if (kept && isFinal(error)) await cache.delete(installationId, key);
      throw error;
    }
  }

  return {
    async read(request, work) {
      const { installationId, key, anew = false } = request;
      const kept = anew ? undefined : cache.near(installationId, key);
      if (kept?.isFresh) return kept.value;
      const readShared: Work<T> = (stop) => readNow(request, () => work(stop));
      return share(`${installationId}:${key}`, request.signal, readShared, { anew });
    },
  };
}
