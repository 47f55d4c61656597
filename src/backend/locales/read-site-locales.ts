import type { Caller } from '../access/caller.ts';
import type { WithInstallationToken } from '../access/with-installation-token.ts';
import { createCachedRead } from '../cache/cached-read.ts';
import { partyOf } from '../shares/rule.ts';
import type { SiteLocale, Webflow } from '../webflow/webflow.ts';
import type { LocaleCaches } from './locale-caches.ts';

/** The enabled locales of the session's site, the primary one first. Rejects as calls to Webflow do. */
export type ReadSiteLocales = (caller: Caller) => Promise<readonly SiteLocale[]>;

/** Reads them from memory while fresh, equal reads merged. Source: Data API v2, Get Site. */
export function createReadSiteLocales(
  webflow: Webflow,
  withInstallationToken: WithInstallationToken,
  cache: LocaleCaches['locales'],
): ReadSiteLocales {
  const readCached = createCachedRead(cache);
  return async (caller) => {
    const { subject, signal } = caller;
    const { installationId, siteId } = subject;
    const request = { installationId, key: siteId, signal, demand: 'fresh' } as const;
    const { value } = await readCached(request, (stop) =>
      withInstallationToken({ ...caller, signal: stop }, (token) =>
        webflow.getLocales(token, siteId, stop, partyOf(subject)),
      ),
    );
    return value;
  };
}
