import { limits } from '#contract/limits.ts';
import type { CoverageNews } from '../sharing/sharing.ts';
import type { Installations } from './installations.ts';

interface Remembered {
  readonly value: string;
  readonly until: number;
}

/** A look that is asked again only once what it found is `limits.installationMemory` old, or was forgotten. */
function remember(look: (key: string) => Promise<string | undefined>, now: () => number) {
  let found = new Map<string, Remembered>();

  async function find(key: string): Promise<string | undefined> {
    const known = found.get(key);
    if (known && now() < known.until) return known.value;
    const into = found;
    const value = await look(key);
    if (into.size >= limits.rememberedInstallations) into.clear();
    if (value === undefined) into.delete(key);
    else into.set(key, { value, until: now() + limits.installationMemory });
    return value;
  }

  /** A look that is under way while this happens puts what it found into the old map, where nobody looks. */
  function forget(): void {
    found = new Map();
  }

  return { find, forget };
}

/**
 * The same installations, but which of them covers a site is remembered, because every request asks, and so is the
 * token, which takes a query and a decryption. Whatever is written through here is seen by the very next request and
 * told as news; what another process writes, with its news, and after `limits.installationMemory` in any case. `now`
 * is milliseconds since the epoch.
 */
export function rememberInstallations(
  store: Installations,
  now: () => number,
  news: CoverageNews,
): Installations {
  const bySite = remember(store.findBySite, now);
  const tokens = remember(store.readToken, now);

  function forget(): void {
    bySite.forget();
    tokens.forget();
  }

  function tell(): void {
    forget();
    news.announce();
  }

  news.listen(forget);

  return {
    ...store,
    findBySite: bySite.find,
    readToken: tokens.find,
    install: (token, coverage) => store.install(token, coverage).finally(tell),
    addSite: (installationId, siteId) => store.addSite(installationId, siteId).finally(tell),
    remove: (installationId) => store.remove(installationId).finally(tell),
  };
}
