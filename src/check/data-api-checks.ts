import * as v from 'valibot';
import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import { findAnimated } from './animated-files.ts';
import type { FactId } from './facts.ts';
import { parsed, type SiteUnderCheck } from './site-under-check.ts';
import { compare, Untried, type Verdict } from './verdict.ts';

export type Check = (site: SiteUnderCheck) => Promise<Verdict>;

/** A text that is no token and no code of Webflow's. */
const invalid = 'asset-inspector-check';
/** Assets whose texts are read in another locale. */
const localeReads = 6;

const Locales = v.object({
  locales: v.nullish(v.object({ secondary: v.nullish(v.array(v.object({ id: v.string() }))) })),
});
const Sites = v.object({
  sites: v.array(v.unknown()),
  pagination: v.nullish(v.object({ limit: v.number() })),
});
const Text = v.object({ altText: v.nullish(v.string()) });

/** Answers a media type from a closed list, so that a report has no other text of Webflow's. */
function mediaType(value: string | null): string {
  const type = value?.split(';')[0]?.trim().toLowerCase() ?? '';
  return (
    ['image/avif', 'image/webp', 'image/jpeg', 'image/png', 'application/octet-stream'].find(
      (known) => known === type,
    ) ?? 'another type'
  );
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
    return compare(defaultPageSize, unconfirmed.defaultPageSize);
  },

  async sitesPageSize(site) {
    needsScope(site, 'sites:read');
    const { pagination } = parsed(Sites, await site.reads.call('/v2/sites'));
    return compare(pagination?.limit ?? null, unconfirmed.sitesPageSize);
  },

  async variantQuality({ assets }) {
    const qualities = assets.flatMap(({ variants }) => variants.map(({ quality }) => quality ?? null));
    return compare(mostCommon(qualities), unconfirmed.variantQuality);
  },

  async thumbnailListed({ assets }) {
    const withVariants = assets.filter(({ variants }) => variants.length > 0);
    const lists = withVariants.map(({ variants }) =>
      variants.some(({ displayName, hostedUrl }) => /-p-130x130q\d+\./.test(displayName + hostedUrl)),
    );
    return compare(mostCommon(lists), unconfirmed.thumbnailListed);
  },

  async animationHasVariants({ assets, reads }) {
    const animated = await findAnimated(assets, reads);
    return compare(
      mostCommon(animated.map(({ variants }) => variants.length > 0)),
      unconfirmed.animationHasVariants,
    );
  },

  async avifVariantType({ assets, reads }) {
    const [variant] =
      assets.find(({ contentType, variants }) => contentType === 'image/avif' && variants.length > 0)
        ?.variants ?? [];
    if (!variant) throw new Untried('noAssets');
    const response = await reads.file(variant.hostedUrl, { method: 'HEAD' });
    return compare(mediaType(response.headers.get('content-type')), unconfirmed.avifVariantType);
  },

  async foreignAssetStatus({ foreignAsset, reads }) {
    if (!foreignAsset) throw new Untried('foreignAsset');
    const { status } = await reads.call(`/v2/assets/${encodeURIComponent(foreignAsset)}`);
    return compare(status, unconfirmed.foreignAssetStatus);
  },

  async decorativeAltText({ decorativeAsset, reads }) {
    if (!decorativeAsset) throw new Untried('decorativeAsset');
    const { altText = null } = parsed(
      Text,
      await reads.call(`/v2/assets/${encodeURIComponent(decorativeAsset)}`),
    );
    const found =
      altText === null
        ? null
        : altText === ''
          ? 'an empty text'
          : altText.startsWith('__wf_')
            ? 'a mark of Webflow’s'
            : 'a text';
    return compare(found, unconfirmed.decorativeAltText);
  },

  async unsetLocaleShowsPrimary(site) {
    needsScope(site, 'sites:read');
    const { reads, siteId, assets } = site;
    const { locales } = parsed(Locales, await reads.call(`/v2/sites/${encodeURIComponent(siteId)}`));
    const [locale] = locales?.secondary ?? [];
    if (!locale) throw new Untried('noLocale');
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
    return compare(mostCommon(shows), unconfirmed.unsetLocaleShowsPrimary);
  },

  async refusedIdTokenStatus(site) {
    const { status } = await resolve(site);
    if (status === 403) throw new Untried('scope');
    return compare(status, unconfirmed.refusedIdTokenStatus);
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
    // The minute began anew between the two, or others used it.
    if (used < 1 || used > 2) throw new Untried('unclear');
    return compare(used === 2, unconfirmed.resolveIsRateLimited);
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
    return compare(status, unconfirmed.oauthErrorStatus);
  },
} as const satisfies Partial<Record<FactId, Check>>;
