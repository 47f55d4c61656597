import { LRUCache } from 'lru-cache';
import { createLogicalClock } from '../cache/logical-clock.ts';
import { limits } from '../platform/limits.ts';

/** The bytes of files for a few minutes, in this process's memory alone. */
export interface FileMemory {
  /** The moment now, for a file whose reading begins. */
  moment(): number;
  get(installationId: string, key: string): Uint8Array | undefined;
  /** Keeps a file whose reading began at the moment, unless the installation's files were dropped since. */
  set(installationId: string, key: string, bytes: Uint8Array, moment: number): void;
  /** Drops all files of an installation. */
  invalidate(installationId: string): Promise<void>;
}

export interface FileMemoryOptions {
  /** The most bytes of all files together. A file of more than a third is not kept. */
  readonly mostBytes?: number;
  readonly keptMs?: number;
}

/** A memory without files. The files used longest ago go first. */
export function createFileMemory({
  mostBytes = limits.weighedBytes,
  keptMs = limits.weighedBytesMs,
}: FileMemoryOptions = {}): FileMemory {
  const files = new LRUCache<string, Uint8Array>({
    maxSize: mostBytes,
    maxEntrySize: Math.floor(mostBytes / 3),
    sizeCalculation: (bytes, name) => bytes.byteLength + name.length + limits.cacheEntryBytes,
    ttl: keptMs,
    // Without it a file stays in memory until its name is asked for.
    ttlAutopurge: true,
  });
  const changes = createLogicalClock();
  const ofInstallation = (installationId: string): string => `${installationId}:`;

  return {
    moment: changes.now,
    get: (installationId, key) => files.get(`${ofInstallation(installationId)}${key}`),
    set(installationId, key, bytes, moment) {
      const own = ofInstallation(installationId);
      if (changes.areNoneSince(moment, [own])) files.set(`${own}${key}`, bytes);
    },
    async invalidate(installationId) {
      const own = ofInstallation(installationId);
      for (const name of [...files.keys()]) if (name.startsWith(own)) files.delete(name);
      changes.record(own);
    },
  };
}
