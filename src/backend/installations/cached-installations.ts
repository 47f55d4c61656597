import { limits } from '../platform/limits.ts';
import type { CoverageNews } from './coverage-news.ts';
import type { Installations } from './installations.ts';

/**
 * A look whose findings are all forgotten every `limits.installationMemoryMs`, so that none is older than that, counted
 * from before it was looked for, and no token stays in memory for long.
 */
function remember(look: (key: string) => Promise<string | undefined>, now: () => number) {
  let found = new Map<string, string>();
  let until = now();

  /** A look that is under way while this happens puts what it found into the old map, where nobody looks. */
  function forget(): void {
    found = new Map();
    until = now() + limits.installationMemoryMs;
  }

  async function find(key: string): Promise<string | undefined> {
    if (now() >= until) forget();
    const known = found.get(key);
    if (known !== undefined) return known;
    const into = found;
    const value = await look(key);
    if (value !== undefined && into.size < limits.rememberedInstallations) into.set(key, value);
    return value;
  }

  return { find, forget };
}

/**
 * The same installations, but which of them covers a site is remembered, because every request asks, and so is the
 * token, which takes a query and a decryption. What is written through here is seen by the next request and
 * announced; what another process writes, after its announcement, and after `limits.installationMemoryMs` in any case.
 * `now` is milliseconds that only go forward.
 */
export function cacheInstallations(
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
    async readToken(installationId) {
      const token = await tokens.find(installationId);
      // Another process has removed it, and what was remembered of its sites may lead to it.
      if (token === undefined) forget();
      return token;
    },
    install: (...given) => store.install(...given).finally(tell),
    addSite: (...given) => store.addSite(...given).finally(tell),
    hold: (installationId) => store.hold(installationId).finally(tell),
    release: (installationId) => store.release(installationId).finally(tell),
    remove: (installationId) => store.remove(installationId).finally(tell),
  };
}
