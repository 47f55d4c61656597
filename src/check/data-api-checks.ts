import * as v from 'valibot';
import { type FactId, facts } from '#contract/webflow-facts/facts.ts';
import { asAssumed, compare, Untried, type Verdict } from '#contract/webflow-facts/verdict.ts';
import { findAnimated } from './animated-files.ts';
import { parsed, type SiteUnderCheck } from './site-under-check.ts';

export type Check = (site: SiteUnderCheck) => Promise<Verdict>;

/** A text that is no token and no code of Webflow's. */
const invalid = 'asset-inspector-check';
/** Assets whose texts are read in another locale. */
const localeReads = 6;

const Locale = v.object({ id: v.string(), cmsLocaleId: v.optional(v.string()) });
const Locales = v.object({
  locales: v.nullish(v.object({ secondary: v.nullish(v.array(Locale)) })),
});
const Sites = v.object({
  sites: v.array(v.unknown()),
  pagination: v.nullish(v.object({ limit: v.number() })),
});
const Text = v.object({ altText: v.nullish(v.string()) });

/** Returns a media type without its parameters. */
const typeOf = (value: string | null): string => value?.split(';')[0]?.trim().toLowerCase() ?? '';

/** Returns the word for a media type, from a closed list, so that a report has no other text of Webflow's. */
const wordForType = (type: string): string =>
  ['image/avif', 'image/webp', 'image/jpeg', 'image/png', 'application/octet-stream'].find(
    (known) => known === type,
  ) ?? 'another type';

/** Returns the word for an alt text. */
function wordForText(text: string | null): string {
  if (text === null) return 'null';
  if (text === '') return 'an empty text';
  return text.startsWith('__wf_') ? 'a mark of Webflow’s' : 'a text';
}

/** Compares the very values, and words what was found only where it differs. */
function compareWorded<Found extends string | null>(
  found: Found,
  assumed: string | null,
  wordFor: (found: Found) => string,
): Verdict {
  return found === assumed ? asAssumed : { is: 'different', found: wordFor(found) };
}

/** Returns the value that most have, as single assets may be older or edited. Throws `Untried` for no value. */
function mostCommon<T>(values: readonly T[]): T {
  const counts = Map.groupBy(values, (value) => value);
  const [first] = [...counts].toSorted(([, some], [, others]) => others.length - some.length);
  if (!first) throw new Untried('noAssets');
  return first[0];
}

function needsScope({ scopes }: SiteUnderCheck, scope: string): void {
  if (scopes.size > 0 && !scopes.has(scope)) throw new Untried('scope');
}

async function secondLocale(site: SiteUnderCheck) {
  needsScope(site, 'sites:read');
  const { locales } = parsed(Locales, await site.reads.call(`/v2/sites/${encodeURIComponent(site.siteId)}`));
  const [locale] = locales?.secondary ?? [];
  if (!locale) throw new Untried('noLocale');
  return locale;
}

function resolve(site: SiteUnderCheck) {
  needsScope(site, 'authorized_user:read');
  return site.reads.call('/beta/token/resolve', {
    method: 'POST',
    body: JSON.stringify({ idToken: invalid }),
  });
}

/** The checks that need a token only. Each throws `Untried` where it can't be tried. */
export const dataApiChecks = {
  async defaultPageSize({ defaultPageSize }) {
    return compare(defaultPageSize, facts.defaultPageSize.value);
  },

  async sitesPageSize(site) {
    needsScope(site, 'sites:read');
    const { pagination } = parsed(Sites, await site.reads.call('/v2/sites'));
    return compare(pagination?.limit ?? null, facts.sitesPageSize.value);
  },

  async variantQuality({ assets }) {
    const qualities = assets.flatMap(({ variants }) => variants.map(({ quality }) => quality ?? null));
    return compare(mostCommon(qualities), facts.variantQuality.value);
  },

  async thumbnailListed({ assets }) {
    const withVariants = assets.filter(({ variants }) => variants.length > 0);
    const lists = withVariants.map(({ variants }) =>
      variants.some(({ displayName, hostedUrl }) => /-p-130x130q\d+\./.test(displayName + hostedUrl)),
    );
    return compare(mostCommon(lists), facts.thumbnailListed.value);
  },

  async animationHasVariants({ assets, reads }) {
    const animated = await findAnimated(assets, reads);
    return compare(
      mostCommon(animated.map(({ variants }) => variants.length > 0)),
      facts.animationHasVariants.value,
    );
  },

  async avifVariantType({ assets, reads }) {
    const [variant] =
      assets.find(({ contentType, variants }) => contentType === 'image/avif' && variants.length > 0)
        ?.variants ?? [];
    if (!variant) throw new Untried('noAssets');
    const response = await reads.file(variant.hostedUrl, { method: 'HEAD' });
    const type = typeOf(response.headers.get('content-type'));
    return compareWorded(type, facts.avifVariantType.value, wordForType);
  },

  async cdnAllowsOrigins({ assets, reads }) {
    const [asset] = assets;
    if (!asset) throw new Untried('noAssets');
    const headers = { origin: 'https://extension.example' };
    const response = await reads.file(asset.hostedUrl, { method: 'HEAD', headers });
    return compare(response.headers.has('access-control-allow-origin'), facts.cdnAllowsOrigins.value);
  },

  async unsetAltText({ assets }) {
    const without = assets.flatMap(({ altText = null }) => (altText ? [] : [altText]));
    return compareWorded(mostCommon(without), facts.unsetAltText.value, wordForText);
  },

  async foreignAssetStatus({ foreignAsset, reads }) {
    if (!foreignAsset) throw new Untried('foreignAsset');
    const { status } = await reads.call(`/v2/assets/${encodeURIComponent(foreignAsset)}`);
    return compare(status, facts.foreignAssetStatus.value);
  },

  async decorativeAltText({ decorativeAsset, reads }) {
    if (!decorativeAsset) throw new Untried('decorativeAsset');
    const { altText = null } = parsed(
      Text,
      await reads.call(`/v2/assets/${encodeURIComponent(decorativeAsset)}`),
    );
    return compareWorded(altText, facts.decorativeAltText.value, wordForText);
  },

  async assetsTakeLocale(site) {
    const { reads, assets } = site;
    const { id, cmsLocaleId = null } = await secondLocale(site);
    const [asset] = assets;
    if (!asset) throw new Untried('noAssets');
    const statusWith = async (localeId: string): Promise<number> => {
      const { status } = await reads.call(
        `/v2/assets/${encodeURIComponent(asset.id)}?localeId=${encodeURIComponent(localeId)}`,
      );
      return status;
    };
    if ((await statusWith(id)) === 200) return compare('id', facts.assetsTakeLocale.value);
    if (cmsLocaleId === null || (await statusWith(cmsLocaleId)) !== 200) throw new Untried('unclear');
    return compare('cmsLocaleId', facts.assetsTakeLocale.value);
  },

  async unsetLocaleShowsPrimary(site) {
    const { reads, assets } = site;
    const locale = await secondLocale(site);
    const withText = assets.filter(({ altText }) => altText).slice(0, localeReads);
    if (withText.length === 0) throw new Untried('noAssets');
    const shows: boolean[] = [];
    for (const { id, altText } of withText) {
      const answer = await reads.call(
        `/v2/assets/${encodeURIComponent(id)}?localeId=${encodeURIComponent(locale.id)}`,
      );
      const { altText: other } = parsed(Text, answer);
      // Another text is a translation.
      if (!other || other === altText) shows.push(Boolean(other));
    }
    if (shows.length === 0) throw new Untried('unclear');
    return compare(mostCommon(shows), facts.unsetLocaleShowsPrimary.value);
  },

  async refusedIdTokenStatus(site) {
    const { status } = await resolve(site);
    if (status === 403) throw new Untried('scope');
    return compare(status, facts.refusedIdTokenStatus.value);
  },

  async resolveIsRateLimited(site) {
    const remaining = async (): Promise<number> => {
      const { header } = await site.reads.call('/v2/token/introspect');
      const left = header('x-ratelimit-remaining');
      if (left === null) throw new Untried('unclear');
      return Number(left);
    };
    const before = await remaining();
    await resolve(site);
    const used = before - (await remaining());
    // A new minute began between the two, or other callers used it.
    if (used < 1 || used > 2) throw new Untried('unclear');
    return compare(used === 2, facts.resolveIsRateLimited.value);
  },

  async oauthErrorStatus({ app, reads }) {
    if (!app) throw new Untried('app');
    const { status } = await reads.call('/oauth/access_token', {
      method: 'POST',
      withoutToken: true,
      body: JSON.stringify({
        client_id: app.clientId,
        client_secret: app.clientSecret,
        code: invalid,
        grant_type: 'authorization_code',
      }),
    });
    return compare(status, facts.oauthErrorStatus.value);
  },
} as const satisfies Partial<Record<FactId, Check>>;
