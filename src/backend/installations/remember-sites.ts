import { limits } from '#contract/limits.ts';
import type { CoverageNews } from '../sharing/sharing.ts';
import type { Installations } from './installations.ts';

/**
 * The same installations, but which of them covers a site is remembered, because every request asks. Whatever is
 * written through here is seen by the very next request and told as news; what another process writes, with its
 * news, and after `limits.siteMemory` in any case. `now` is milliseconds since the epoch.
 */
export function rememberSites(store: Installations, now: () => number, news: CoverageNews): Installations {
  let found = new Map<string, { readonly id: string; readonly until: number }>();

  /** A look that is under way while this happens puts what it found into the old map, where nobody looks. */
  function forget(): void {
    found = new Map();
  }

  function tell(): void {
    forget();
    news.announce();
  }

  news.listen(forget);

  return {
    ...store,

    async findBySite(siteId) {
      const known = found.get(siteId);
      if (known && now() < known.until) return known.id;
      const into = found;
      const id = await store.findBySite(siteId);
      if (into.size >= limits.rememberedSites) into.clear();
      if (id === undefined) into.delete(siteId);
      else into.set(siteId, { id, until: now() + limits.siteMemory });
      return id;
    },

    install: (token, coverage) => store.install(token, coverage).finally(tell),
    addSite: (installationId, siteId) => store.addSite(installationId, siteId).finally(tell),
    remove: (installationId) => store.remove(installationId).finally(tell),
  };
}
