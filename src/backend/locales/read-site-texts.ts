import type { LocaleTexts } from '#contract/assets-call.ts';
import type { RunInBackground } from '../access/background-queue.ts';
import type { Caller } from '../access/caller.ts';
import { createCachedRead } from '../cache/cached-read.ts';
import { ProblemError } from '../errors/problem-error.ts';
import { type AskForPageDeps, createAskForPage } from '../lookup/ask-for-page.ts';
import { createListPager } from '../lookup/list-pager.ts';
import type { LookUpCaller } from '../lookup/look-up-caller.ts';
import type { WithWaits } from '../lookup/with-waits.ts';
import { limits } from '../platform/limits.ts';
import type { SiteLocale } from '../webflow/webflow.ts';
import type { LocaleCaches, SiteTexts } from './locale-caches.ts';
import type { ReadSiteLocales } from './read-site-locales.ts';

export interface ReadSiteTextsDeps extends AskForPageDeps {
  readonly runInBackground: RunInBackground;
  readonly withWaits: WithWaits;
  readonly readLocales: ReadSiteLocales;
  readonly cache: LocaleCaches['siteTexts'];
}

type EmitTexts = (texts: LocaleTexts) => Promise<void>;

/**
 * Reads the alt texts of all assets of the session's site in each secondary locale, one locale after the other: from memory
 * while fresh, else from its list, equal reads merged. Calls wait for their turn. Each locale is emitted at its end, in
 * several pieces. Returns whether these are all texts; throws ProblemError or WebflowFailure where the rest can't be read.
 * Sources: Data API v2, Get Site, and List Assets with `localeId`.
 */
export function createReadSiteTexts(deps: ReadSiteTextsDeps) {
  const { runInBackground } = deps;
  const askForPage = createAskForPage(deps);
  const readCached = createCachedRead(deps.cache);

  async function readTexts(caller: Caller, localeId: string): Promise<SiteTexts> {
    const texts = new Map<string, string | null>();
    const pager = createListPager(async (offset) => {
      const { assets, page } = await runInBackground(caller, (reservation) =>
        askForPage(caller, offset, reservation, localeId),
      );
      for (const asset of assets) texts.set(asset.id, asset.altText);
      return page;
    });
    while (await pager.nextPage(Number.POSITIVE_INFINITY, caller.signal));
    const total = pager.total();
    // Webflow lists nothing for this token.
    if (total === undefined) throw new ProblemError('bad_upstream');
    return { texts: [...texts], isWhole: pager.ids.length >= total };
  }

  async function emitLocale(caller: Caller, locale: SiteLocale, emit: EmitTexts): Promise<boolean> {
    const { id: localeId, displayName, tag } = locale;
    const { subject, signal } = caller;
    const key = `${subject.siteId}:${localeId}`;
    const request = { installationId: subject.installationId, key, signal, demand: 'fresh' } as const;
    const { value } = await readCached(request, (stop) => readTexts({ ...caller, signal: stop }, localeId));
    const { texts, isWhole } = value;
    // A site without assets has its locales all the same.
    for (let at = 0; at === 0 || at < texts.length; at += limits.textsOfLine)
      await emit({ localeId, displayName, tag, texts: texts.slice(at, at + limits.textsOfLine) });
    return isWhole;
  }

  return (caller: LookUpCaller, emit: EmitTexts): Promise<boolean> =>
    deps.withWaits(caller, async (stoppable) => {
      // The reservation waits for its turn; the call is as short as one about a single asset.
      const locales = await runInBackground(stoppable, () => deps.readLocales(stoppable));
      let areWhole = true;
      for (const locale of locales)
        if (!locale.isPrimary && !(await emitLocale(stoppable, locale, emit))) areWhole = false;
      return areWhole;
    });
}

export type ReadSiteTexts = ReturnType<typeof createReadSiteTexts>;
