import { SecondaryLocale, type SiteLocales } from '#sandbox/protocol/control.ts';
import { locales } from '#sandbox/world/sample-data.ts';
import { findSite, type World } from '#sandbox/world/world.ts';

/** The locales of a site. Throws if the site is unknown. */
export function localesOf(world: World, siteId: string): SiteLocales {
  const site = findSite(world, siteId);
  if (!site) throw new Error('No such site in the fake Webflow');
  const { primary, secondary } = site.locales;
  const names = SecondaryLocale.options.filter((name) => secondary.some(({ id }) => id === locales[name].id));
  return { primary: primary.id, secondary: names.map((name) => ({ id: locales[name].id, name })) };
}

/** Sets the secondary locales of a site. Alt texts of a removed locale stay stored and return with it. */
export function setSecondaryLocales(world: World, siteId: string, names: readonly SecondaryLocale[]): void {
  const site = findSite(world, siteId);
  if (site) site.locales.secondary = names.map((name) => locales[name]);
}
