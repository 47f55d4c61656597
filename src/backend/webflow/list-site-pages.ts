import { limits } from '../platform/limits.ts';
import type { ReachedSite, SitesAnswer } from './site-answers.ts';

/**
 * The pages of List Sites, each site once. `ask` gets one page for a query such as `?offset=100`. UNCONFIRMED:
 * `sitesPageSize`, whether the list has pages at all. So the first request asks for none, and more are asked for
 * only where an answer counts more sites than came, up to `limits.listPages`; a page with nothing new ends the list.
 * Throws what `ask` throws. Source: Data API v2, List Sites, and the pages of its other lists.
 */
export async function* listSitePages(
  ask: (query: string) => Promise<SitesAnswer>,
): AsyncGenerator<readonly ReachedSite[]> {
  const seen = new Set<string>();
  let received = 0;
  for (let page = 0; page < limits.listPages; page++) {
    const { sites, pagination } = await ask(page === 0 ? '' : `?offset=${received}`);
    const fresh = sites.filter(({ id }) => !seen.has(id) && seen.add(id));
    if (fresh.length > 0) yield fresh;
    received += sites.length;
    if (fresh.length === 0 || !pagination || received >= pagination.total) return;
  }
}
