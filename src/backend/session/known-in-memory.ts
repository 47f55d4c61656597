import { LRUCache } from 'lru-cache';
import { limits } from '../platform/limits.ts';
import type { KnownAddressStore } from './known-addresses.ts';

/** A store in this process's memory, bounded for all installations together. `now` is milliseconds that only go forward. */
export function createKnownInMemory(now: () => number): KnownAddressStore {
  const installations = new LRUCache<string, ReadonlyMap<string, number>>({
    maxSize: limits.rememberedAddresses,
    sizeCalculation: (names) => names.size,
  });

  return {
    async has(installationId, names) {
      const ends = installations.get(installationId);
      return names.some((name) => now() < (ends?.get(name) ?? Number.NEGATIVE_INFINITY));
    },
    add(installationId, name) {
      const ends = new Map(installations.get(installationId));
      ends.delete(name);
      ends.set(name, now() + limits.knownAddressLifetimeMs);
      const excess = ends.size - limits.knownAddressesOfInstallation;
      for (const oldest of [...ends.keys()].slice(0, Math.max(0, excess))) ends.delete(oldest);
      installations.set(installationId, ends);
    },
  };
}
