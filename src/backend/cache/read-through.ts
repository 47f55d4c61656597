import type { CacheLevel } from '../metrics/metrics.ts';
import type { InstallationCache } from './installation-cache.ts';
import { createSingleFlight, type SharedWork } from './single-flight.ts';
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

/** Values of one installation that are read together, from the moment they are asked for. */
export interface Fill<T> {
  /** Keeps a value, unless one is kept already or was asked for later. */
  keep(key: string, value: T): Promise<void>;
  end(): void;
}

export interface ReadThrough<T> {
  /** Reads a value from memory, or else by `work`. Rejects as `work` does, or with the signal's reason. */
  read(request: ReadThroughRequest, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** To be called before the values are asked for, and ended once they are kept. */
  beginFill(installationId: string): Fill<T>;
}

/** A read under way. */
interface Reading {
  /** Its place in the order in which reads and fills began. */
  readonly number: number;
  /** Whether a fill that began later has kept a value. */
  isOutdone: boolean;
}

function nameOf(installationId: string, key: string): string {
  return `${installationId}:${key}`;
}

/**
 * Reads through a cache, equal reads merged. A read anew starts by dropping the kept copy, which it knows to be out of
 * date; what an older read or fill then brings home is answered to those who waited for it and kept from the cache.
 * `onRead` is told once for each read where its value was found.
 */
export function createReadThrough<T>(
  cache: InstallationCache<T>,
  onRead: (level: CacheLevel) => void = () => {},
): ReadThrough<T> {
  const share = createSingleFlight<T>();
  // A write may take its time, so it alone could come to its end after that of a newer read.
  const takeTurn = createTurns();
  /** Those that may keep what they bring home. */
  const readings = new Map<string, Reading>();
  /** For each fill, the names that were asked for anew since it began. */
  const fills = new Set<Set<string>>();
  let begun = 0;

  async function readNow(
    { installationId, key, anew = false }: ReadThroughRequest,
    name: string,
    work: () => Promise<T>,
    isNewest: () => boolean,
  ): Promise<T> {
    if (anew) {
      for (const outdated of fills) outdated.add(name);
      await takeTurn(name, () => cache.delete(installationId, key));
    }
    // Between our own look and our turn, an equal read may have come to its end.
    const found = anew ? undefined : await cache.get(installationId, key);
    if (found !== undefined) return found;
    const reading: Reading = { number: ++begun, isOutdone: false };
    if (isNewest()) readings.set(name, reading);
    try {
      const value = await work();
      await takeTurn(name, async () => {
        if (isNewest() && !reading.isOutdone) await cache.set(installationId, key, value);
      });
      return value;
    } finally {
      if (readings.get(name) === reading) readings.delete(name);
    }
  }

  async function read(request: ReadThroughRequest, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { installationId, key, anew = false } = request;
    const found = anew ? undefined : await cache.get(installationId, key);
    onRead(found === undefined ? 'miss' : 'memory');
    if (found !== undefined) return found;
    const name = nameOf(installationId, key);
    const readShared: SharedWork<T> = (stop, isNewest) => readNow(request, name, () => work(stop), isNewest);
    return share(name, request.signal, readShared, { anew });
  }

  function beginFill(installationId: string): Fill<T> {
    const number = ++begun;
    const outdated = new Set<string>();
    fills.add(outdated);
    return {
      async keep(key, value) {
        const name = nameOf(installationId, key);
        await takeTurn(name, async () => {
          const reading = readings.get(name);
          const isOutdated = outdated.has(name) || (reading !== undefined && reading.number > number);
          if (isOutdated || (await cache.get(installationId, key)) !== undefined) return;
          if (reading) reading.isOutdone = true;
          await cache.set(installationId, key, value);
        });
      },
      end: () => void fills.delete(outdated),
    };
  }

  return { read, beginFill };
}
