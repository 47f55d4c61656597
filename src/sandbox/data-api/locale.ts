import { findSite, type World } from '#sandbox/world/world.ts';

export type SiteLocale = { kind: 'primary' } | { kind: 'secondary'; id: string };
export type LocaleLookup = SiteLocale | { kind: 'unknown' };

/**
 * The locale of a `localeId` on a site, which is one of its two ids; without an id the primary locale. Source: Data API
 * v2, Get Asset.
 */
export function localeOf(
  world: World,
  siteId: string,
  id: string | undefined,
  taken: 'id' | 'cmsLocaleId' = 'id',
): LocaleLookup {
  const locales = findSite(world, siteId)?.locales;
  if (!id || id === locales?.primary[taken]) return { kind: 'primary' };
  const secondary = locales?.secondary.find((locale) => locale[taken] === id);
  return secondary ? { kind: 'secondary', id: secondary.id } : { kind: 'unknown' };
}

/**
 * The CMS locales of a `cmsLocaleId`, which may name several with commas between; without it the primary one, and undefined
 * for an unknown one. Source: Data API v2, List Collection Items: it differs from the site's `localeId`.
 */
export function cmsLocalesOf(world: World, siteId: string, ids: string | undefined): string[] | undefined {
  const locales = findSite(world, siteId)?.locales;
  if (!locales) return undefined;
  if (!ids) return [locales.primary.cmsLocaleId];
  const known = [locales.primary, ...locales.secondary].map(({ cmsLocaleId }) => cmsLocaleId);
  const asked = ids.split(',').map((id) => id.trim());
  return asked.every((id) => known.includes(id)) ? asked : undefined;
}
