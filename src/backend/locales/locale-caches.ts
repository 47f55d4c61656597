import type { AltTexts } from '#contract/alt-texts.ts';
import { limits } from '#contract/limits.ts';
import { createInstallationCache, type InstallationCache } from '../cache/installation-cache.ts';
import type { SiteLocale } from '../webflow/webflow.ts';

/** What is kept of locales: each site's by site id, each asset's alt texts in them by asset id. */
export interface LocaleCaches {
  readonly locales: InstallationCache<readonly SiteLocale[]>;
  readonly altTexts: InstallationCache<AltTexts>;
}

/** The two caches, empty. */
export function createLocaleCaches(): LocaleCaches {
  const bounds = { entries: limits.localeEntries, bytes: limits.localeBytes };
  return {
    locales: createInstallationCache({ ...bounds, freshFor: () => limits.siteLocalesFresh }),
    altTexts: createInstallationCache({ ...bounds, freshFor: () => limits.altTextsFresh }),
  };
}
