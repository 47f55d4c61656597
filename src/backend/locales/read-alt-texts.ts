import * as v from 'valibot';
import type { AltText, AltTexts } from '#contract/alt-texts.ts';
import { AssetDetails } from '#contract/asset.ts';
import type { Caller } from '../access/caller.ts';
import {
  createWithInstallationToken,
  type WithInstallationTokenDeps,
} from '../access/with-installation-token.ts';
import type { CachedAsset } from '../assets/asset-cache.ts';
import type { ReadAsset } from '../assets/read-asset.ts';
import { createCachedRead, type Demand } from '../cache/cached-read.ts';
import { ProblemError } from '../errors/problem-error.ts';
import type { Deadline } from '../platform/deadline.ts';
import { limits } from '../platform/limits.ts';
import { mapLimit } from '../platform/map-limit.ts';
import { partyOf } from '../shares/rule.ts';
import { whyStopped } from '../webflow/failure.ts';
import type { SiteLocale, Webflow } from '../webflow/webflow.ts';
import type { LocaleCaches } from './locale-caches.ts';
import type { ReadSiteLocales } from './read-site-locales.ts';

export interface ReadAltTextsDeps extends WithInstallationTokenDeps {
  readonly webflow: Webflow;
  readonly readAsset: ReadAsset;
  readonly readLocales: ReadSiteLocales;
  readonly cache: LocaleCaches['altTexts'];
  readonly deadline: Deadline;
}

function detailsIn({ body }: CachedAsset): AssetDetails {
  return v.parse(AssetDetails, JSON.parse(body));
}

function altTextIn(locale: SiteLocale, altText: string | null): AltText {
  const { id: localeId, displayName, tag, isPrimary } = locale;
  return { localeId, displayName, tag, isPrimary, altText };
}

/**
 * Reads the alt text of one asset, which the session's site may read, in each enabled locale, and nothing where there is only
 * one: from memory while fresh, equal reads merged; `noCache` asks Webflow in any case. An asset that is stale is read again.
 * Throws as reading the asset does. An answer in which one locale is missing is none. Sources: Data API v2, Get Site and
 * Get Asset with `localeId`. UNCONFIRMED: `assetsTakeLocale`, `unsetLocaleShowsPrimary`.
 */
export function createReadAltTexts(deps: ReadAltTextsDeps) {
  const { webflow, readAsset } = deps;
  const withInstallationToken = createWithInstallationToken(deps);
  const readAltTexts = createCachedRead(deps.cache);

  /** What Get Asset says without a `localeId` is the primary locale's, and was read for the access rule already. */
  async function askWebflow(
    token: string,
    asset: AssetDetails,
    locales: readonly SiteLocale[],
    { subject, signal }: Caller,
  ): Promise<AltTexts> {
    const party = partyOf(subject);
    return mapLimit(limits.localesAtOnce, locales, async (locale) => {
      if (locale.isPrimary) return altTextIn(locale, asset.altText);
      const { siteId, altText } = await webflow.getAsset(token, asset.id, signal, {
        localeId: locale.id,
        party,
      });
      if (siteId !== asset.siteId) throw new ProblemError('asset_not_found');
      return altTextIn(locale, altText);
    });
  }

  async function read(caller: Caller, known: AssetDetails, demand: Demand) {
    const { subject, signal } = caller;
    const { installationId } = subject;
    const asset = known.stale ? detailsIn(await readAsset(caller, known.id, { demand: 'fresh' })) : known;
    const locales = await deps.readLocales(caller);
    if (locales.length <= 1) return [];
    const { value: altTexts } = await readAltTexts(
      { installationId, key: asset.id, signal, demand },
      (stop) => {
        const shared = { ...caller, signal: stop };
        return withInstallationToken(shared, (token) => askWebflow(token, asset, locales, shared));
      },
    );
    // The asset in hand may be newer than what is kept of its locales.
    return altTexts.map((text) => (text.isPrimary ? { ...text, altText: asset.altText } : text));
  }

  return async function readAllAltTexts(
    caller: Caller,
    asset: CachedAsset,
    noCache: boolean,
  ): Promise<AltTexts> {
    const until = deps.deadline.start(caller.signal);
    try {
      return await read({ ...caller, signal: until }, detailsIn(asset), noCache ? 'no-cache' : 'fresh');
    } catch (error) {
      throw until.aborted ? whyStopped(until) : error;
    }
  };
}

export type ReadAltTexts = ReturnType<typeof createReadAltTexts>;
