import type { InstallationCache } from './installation-cache.ts';
import { createSingleFlight } from './single-flight.ts';
import { createTurns } from './turns.ts';

/** What is read, for whom, and until when. */
export interface ReadThroughRequest {
  readonly installationId: string;
  readonly key: string;
  /** Looked at only where memory has no answer: a request makes its signal when first asked for it. */
  readonly signal: AbortSignal;
  /** Whether what is kept will not do, nor a read that began before (RFC 9111 §5.2.1.4). */
  readonly anew?: boolean;
}

/** Reads a value from memory, or else by `work`. Rejects as `work` does, or with the signal's reason. */
export type ReadThrough<T> = (
  request: ReadThroughRequest,
  work: (signal: AbortSignal) => Promise<T>,
) => Promise<T>;

/**
 * Reads through a cache, equal reads merged. A read anew starts by dropping the kept copy, which it knows to be out of
 * date; what an older read then brings home is answered to those who waited for it and kept from the cache.
 */
export function createReadThrough<T>(cache: InstallationCache<T>): ReadThrough<T> {
  const share = createSingleFlight<T>();
  // A write may take its time, so it alone could come to its end after that of a newer read.
  const takeTurn = createTurns();

  return async function read(request, work) {
    const { installationId, key, anew = false } = request;
    const name = `${installationId}:${key}`;
    const look = async () => (anew ? undefined : cache.get(installationId, key));
    return (
      (await look()) ??
      share(
        name,
        request.signal,
        async (stop, isNewest) => {
          if (anew) await takeTurn(name, () => cache.delete(installationId, key));
          // Between our own look and our turn, an equal read may have come to its end.
          const found = await look();
          if (found !== undefined) return found;
          const value = await work(stop);
          await takeTurn(name, async () => {
            if (isNewest()) await cache.set(installationId, key, value);
          });
          return value;
        },
        { anew },
      )
    );
  };
}
