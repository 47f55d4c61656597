import { limits } from '#contract/limits.ts';
import { createInstallationCache, type InstallationCache } from '../cache/installation-cache.ts';

/** How many assets sites had when their list was last read, by installation and site id. */
export type SiteTotals = InstallationCache<{ readonly total: number }>;

/** Nothing is known yet. */
export function createSiteTotals(): SiteTotals {
  return createInstallationCache({
    entries: limits.rememberedTotals,
    bytes: limits.rememberedTotalsBytes,
    freshFor: () => limits.siteTotalFresh,
  });
}
