import type { RunInBackground } from '../access/background-queue.ts';
import type { Caller } from '../access/caller.ts';
import type { WithInstallationToken } from '../access/with-installation-token.ts';
import { type AssetCache, toCachedAsset } from '../assets/asset-cache.ts';
import type { Deadline } from '../platform/deadline.ts';
import type { Parties, Reservation } from '../webflow/pacing.ts';
import type { AssetPage, Webflow } from '../webflow/webflow.ts';
import type { ListPage } from './list-pager.ts';
import type { SiteTotals } from './site-totals.ts';

export interface ReadPageDeps {
  readonly webflow: Webflow;
  readonly withInstallationToken: WithInstallationToken;
  readonly runInBackground: RunInBackground;
  readonly cache: AssetCache;
  readonly totals: SiteTotals;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly deadline: Deadline;
}

/**
 * Reads pages of the session's site for all `parties`, each with a background reservation, and stores their assets where Get
 * Asset looks for them: an asset of a list is what Get Asset would answer, but for what the contract does not
 * have. Throws ProblemError or WebflowFailure. Source: Data API v2, List Assets.
 */
export function createReadPage({
  webflow,
  withInstallationToken,
  runInBackground,
  cache,
  totals,
  now,
  deadline,
}: ReadPageDeps) {
  async function ask(caller: Caller, offset: number, reservation: Reservation): Promise<AssetPage> {
    const { siteId } = caller.subject;
    const signal = deadline.start(caller.signal);
    return withInstallationToken({ ...caller, signal }, (token) =>
      webflow.listAssets(token, siteId, offset, signal, reservation),
    );
  }

  async function readNow(caller: Caller, offset: number, reservation: Reservation): Promise<ListPage> {
    const { installationId, siteId } = caller.subject;
    const [moment, totalsMoment] = await Promise.all([cache.currentVersion(), totals.currentVersion()]);
    const { assets, ...page } = await ask(caller, offset, reservation);
    const readAt = now();
    for (const asset of assets) {
      // What Webflow lists under another site than it was asked for is none of this session's business.
      if (asset.siteId === siteId) cache.set(installationId, asset.id, toCachedAsset(asset, readAt), moment);
    }
    totals.set(installationId, siteId, { total: page.total }, totalsMoment);
    return { ...page, ids: assets.map(({ id }) => id) };
  }

  return async function readPage(caller: Caller, offset: number, parties: Parties): Promise<ListPage> {
    return runInBackground(caller, (reservation) => readNow(caller, offset, reservation), parties);
  };
}

export type ReadPage = ReturnType<typeof createReadPage>;
