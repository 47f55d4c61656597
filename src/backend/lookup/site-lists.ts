import * as v from 'valibot';
import { WebflowId } from '#contract/ids.ts';
import { contractLimits } from '#contract/limits.ts';
import type { CreateCache } from '../cache/create-cache.ts';
import type { InstallationCache } from '../cache/installation-cache.ts';
import { limits } from '../platform/limits.ts';

const SiteList = v.object({
  ids: v.array(WebflowId),
  total: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
});

/** The ids of a site's assets in the order of its list, and how many the list had at its end. */
export type SiteList = v.InferOutput<typeof SiteList>;

/** The lists that were read to their end, by installation and site id. */
export type SiteLists = InstallationCache<SiteList>;

/** A bounded cache. A list is kept as long as the details of its assets are. */
export function createSiteLists(createCache: CreateCache): SiteLists {
  return createCache({
    name: 'site-lists',
    entries: limits.rememberedTotals,
    bytes: limits.siteListBytes,
    freshFor: () => contractLimits.assetFreshMs,
    keptFor: limits.assetKeptMs,
    schema: SiteList,
  });
}
