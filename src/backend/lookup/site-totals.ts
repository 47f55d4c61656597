import * as v from 'valibot';
import type { CreateCache } from '../cache/create-cache.ts';
import type { InstallationCache } from '../cache/installation-cache.ts';
import { limits } from '../platform/limits.ts';

const SiteTotal = v.object({ total: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) });

/** How many assets sites had when their list was last read, by installation and site id. */
export type SiteTotals = InstallationCache<v.InferOutput<typeof SiteTotal>>;

/** Nothing is known yet. */
export function createSiteTotals(createCache: CreateCache): SiteTotals {
  return createCache({
    name: 'totals',
    entries: limits.rememberedTotals,
    bytes: limits.rememberedTotalsBytes,
    freshFor: () => limits.siteTotalFreshMs,
    schema: SiteTotal,
  });
}
