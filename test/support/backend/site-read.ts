import type { AssetDetails } from '#contract/asset.ts';
import { type AssetsLine, type LocaleTexts, siteWord } from '#contract/assets-call.ts';
import { type LookingUpOptions, linesIn, startLookingUp, toldIn } from '#test/support/backend/looked-up.ts';

/** What a call for a whole site said. */
interface SiteAnswer extends ReturnType<typeof toldIn> {
  readonly totals: readonly number[];
  readonly localeTexts: readonly LocaleTexts[];
}

const siteBody = { ids: [], wanted: [siteWord] };

function siteAnswerIn(lines: readonly AssetsLine[]): SiteAnswer {
  return {
    ...toldIn(lines),
    localeTexts: lines.flatMap((line) => ('localeTexts' in line ? line.localeTexts : [])),
    totals: lines.flatMap((line) => ('total' in line ? line.total : [])),
  };
}

export const idsIn = ({ assets }: { readonly assets: readonly AssetDetails[] }): string[] =>
  assets.map(({ id }) => id);

/** A backend with a session, and its responses to calls for a whole site. */
export async function startReadingSite(options: LookingUpOptions = {}) {
  const started = await startLookingUp({
    ...options,
    webflow: { requestsPerMinute: 100_000, ...options.webflow },
  });
  const { ask } = started;
  return {
    ...started,
    siteBody,
    /** Returns what all lines of a response say. */
    async readSite(init?: { signal?: AbortSignal; session?: string }, body: object = siteBody) {
      return siteAnswerIn(await linesIn(await ask(body, init)));
    },
  };
}

export type SiteReading = Awaited<ReturnType<typeof startReadingSite>>;
