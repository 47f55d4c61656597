import { limits } from '../platform/limits.ts';
import type { CoverageChanges } from './coverage-changes.ts';
import type { Installations } from './installations.ts';

/**
 * A lookup with a cache that is cleared every `limits.installationMemoryMs`, so that no value is older and no token
 * stays in memory for long.
 */
function createLookupCache(load: (key: string) => Promise<string | undefined>, now: () => number) {
  let values = new Map<string, string>();
  let clearAt = now();

  /** A lookup that began before writes its value into the old map, which is not read again. */
  function clear(): void {
    values = new Map();
    clearAt = now() + limits.installationMemoryMs;
  }

  async function find(key: string): Promise<string | undefined> {
    if (now() >= clearAt) clear();
    const cached = values.get(key);
    if (cached !== undefined) return cached;
    const map = values;
    const value = await load(key);
    if (value !== undefined && map.size < limits.rememberedInstallations) map.set(key, value);
    return value;
  }

  return { find, clear };
}

/**
 * Caches which installation covers a site, and its token, because every request needs both. A change through the
 * returned object is visible to the next request and is announced to other instances; a change by another process is
 * visible after its announcement, and at the latest after `limits.installationMemoryMs`. `now` is milliseconds of a
 * monotonic clock.
 */
export function cacheInstallations(
  store: Installations,
  now: () => number,
  changes: CoverageChanges,
): Installations {
  const bySite = createLookupCache(store.findBySite, now);
  const tokens = createLookupCache(store.readToken, now);

  function clear(): void {
    bySite.clear();
    tokens.clear();
  }

  function announceChange(): void {
    clear();
    changes.announce();
  }

  changes.listen(clear);

  return {
    ...store,
    findBySite: bySite.find,
    async readToken(installationId) {
      const token = await tokens.find(installationId);
      // Another process has removed it, and cached sites may still lead to it.
      if (token === undefined) clear();
      return token;
    },
    install: (...given) => store.install(...given).finally(announceChange),
    addSite: (...given) => store.addSite(...given).finally(announceChange),
    hold: (installationId) => store.hold(installationId).finally(announceChange),
    release: (installationId) => store.release(installationId).finally(announceChange),
    remove: (installationId) => store.remove(installationId).finally(announceChange),
  };
}
