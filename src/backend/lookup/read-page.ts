import type { RunInBackground } from '../access/background-queue.ts';
import type { Caller } from '../access/caller.ts';
import { type AssetCache, toCachedAsset } from '../assets/asset-cache.ts';
import type { Parties, Reservation } from '../webflow/pacing.ts';
import { type AskForPageDeps, createAskForPage } from './ask-for-page.ts';
import type { ListPage } from './list-pager.ts';
import type { SiteTotals } from './site-totals.ts';

export interface ReadPageDeps extends AskForPageDeps {
  readonly runInBackground: RunInBackground;
  readonly cache: AssetCache;
  readonly totals: SiteTotals;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/**
 * Reads pages of the session's site for all `parties`, each with a background reservation, and stores their assets where Get
 * Asset looks for them: an asset of a list is what Get Asset would answer, but for what the contract does not
 * have. Throws ProblemError or WebflowFailure. Source: Data API v2, List Assets.
 */
export function createReadPage({ runInBackground, cache, totals, now, ...deps }: ReadPageDeps) {
  const askForPage = createAskForPage(deps);

  async function readNow(caller: Caller, offset: number, reservation: Reservation): Promise<ListPage> {
    const { installationId, siteId } = caller.subject;
    const [moment, totalsMoment] = await Promise.all([cache.currentVersion(), totals.currentVersion()]);
    const { assets, page } = await askForPage(caller, offset, reservation);
    const readAt = now();
    for (const asset of assets) cache.set(installationId, asset.id, toCachedAsset(asset, readAt), moment);
    totals.set(installationId, siteId, { total: page.total }, totalsMoment);
    return page;
  }

  return async function readPage(caller: Caller, offset: number, parties: Parties): Promise<ListPage> {
    return runInBackground(caller, (reservation) => readNow(caller, offset, reservation), parties);
  };
}

export type ReadPage = ReturnType<typeof createReadPage>;
