import * as v from 'valibot';
import { AltTexts } from '#contract/alt-texts.ts';
import { WebflowId } from '#contract/ids.ts';
import type { CreateCache } from '../cache/create-cache.ts';
import type { InstallationCache } from '../cache/installation-cache.ts';
import { limits } from '../platform/limits.ts';
import type { SiteLocale } from '../webflow/webflow.ts';

const SiteTexts = v.object({
  texts: v.array(v.tuple([WebflowId, v.nullable(v.string())])),
  isWhole: v.boolean(),
});

/** The alt texts of a site's assets in one locale by asset id, and whether the list had all of them. */
export type SiteTexts = v.InferOutput<typeof SiteTexts>;

/**
 * What is kept of locales: each site's by site id, each asset's alt texts in them by asset id, and the texts of a whole site
 * by locale id.
 */
export interface LocaleCaches {
  readonly locales: InstallationCache<readonly SiteLocale[]>;
  readonly altTexts: InstallationCache<AltTexts>;
  readonly siteTexts: InstallationCache<SiteTexts>;
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
    siteTexts: createCache({
      ...bounds,
      name: 'site-texts',
      freshFor: () => limits.altTextsFreshMs,
      schema: SiteTexts,
    }),
  };
}
