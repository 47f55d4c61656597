import type { AssetDetails } from '#contract/asset.ts';
import { type LocaleTexts, siteWord } from '#contract/assets-call.ts';
import type { Backend } from '#panel/backend/backend.ts';
import { type BackendResult, failure } from '#panel/backend/request.ts';
import { siteLineChecks } from '#panel/backend-calls/site-lines.ts';
import * as timeouts from '#panel/browser/timeouts.ts';

/**
 * Events of a site's reading: assets that came together, how many the site's list has, then alt texts of a secondary locale,
 * of which each has several; or how many seconds Webflow's rate limit delays the rest. After a session that expired on the
 * way, all come again.
 */
export type SiteEvent =
  | { readonly assets: readonly AssetDetails[] }
  | { readonly total: number }
  | { readonly localeTexts: LocaleTexts }
  | { readonly retryAfter: number };

/**
 * Reads every asset of the session's site and its alt texts in every locale, and emits events as lines arrive. The value is
 * whether these are all assets. A backend that does not know whole sites gives `version_unsupported`.
 */
export async function readSite(
  backend: Pick<Backend, 'readLines'>,
  signal: AbortSignal,
  onEvent: (event: SiteEvent) => void,
): Promise<BackendResult<boolean>> {
  let isKnown = false;
  const wants = () => ({ ids: [], wanted: [siteWord, 'altTexts'] });
  const call = { wants, deadline: timeouts.lookup, checks: siteLineChecks };
  const end = await backend.readLines(call, signal, (lines) => {
    const assets = lines.flatMap((line) => ('details' in line ? [line.details] : []));
    for (const line of lines) {
      if ('total' in line) {
        isKnown = true;
        onEvent(line);
      }
    }
    if (assets.length > 0) onEvent({ assets });
    for (const line of lines) {
      if ('localeTexts' in line) onEvent(line);
      if ('wait' in line) onEvent(line.wait);
    }
  });
  return end.ok && !end.value && !isKnown ? failure('version_unsupported') : end;
}
