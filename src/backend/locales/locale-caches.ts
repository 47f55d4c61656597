import * as v from 'valibot';
import { AltTexts } from '#contract/alt-texts.ts';
import { WebflowId } from '#contract/ids.ts';
import type { CreateCache } from '../cache/create-cache.ts';
import type { InstallationCache } from '../cache/installation-cache.ts';
import { limits } from '../platform/limits.ts';
import type { SiteLocale } from '../webflow/webflow.ts';

/** What is kept of locales: each site's by site id, each asset's alt texts in them by asset id. */
export interface LocaleCaches {
  readonly locales: InstallationCache<readonly SiteLocale[]>;
  readonly altTexts: InstallationCache<AltTexts>;
}

const SiteLocales = v.array(
  v.object({
    id: WebflowId,
    displayName: v.nullable(v.string()),
    tag: v.nullable(v.string()),
    isPrimary: v.boolean(),
  }),
);

/** The two caches, empty. */
export function createLocaleCaches(createCache: CreateCache): LocaleCaches {
  const bounds = { entries: limits.localeEntries, bytes: limits.localeBytes };
  return {
    locales: createCache<readonly SiteLocale[]>({
      ...bounds,
      name: 'locales',
      freshFor: () => limits.siteLocalesFreshMs,
      schema: SiteLocales,
    }),
    altTexts: createCache({
      ...bounds,
      name: 'alt-texts',
      freshFor: () => limits.altTextsFreshMs,
      schema: AltTexts,
    }),
  };
}
