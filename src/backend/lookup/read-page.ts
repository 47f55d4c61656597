import type { RunInBackground } from '../access/background-queue.ts';
import type { WithInstallationToken } from '../access/with-installation-token.ts';
import { type AssetCache, toCachedAsset } from '../assets/asset-cache.ts';
import { limits } from '../platform/limits.ts';
import type { Log } from '../platform/log.ts';
import type { SessionSubject } from '../session/session-token.ts';
import type { Parties, Permit } from '../webflow/pacing.ts';
import type { AssetPage, Webflow } from '../webflow/webflow.ts';
import type { WalkedPage } from './list-pager.ts';
import type { SiteTotals } from './site-totals.ts';

export interface ReadPageDeps {
  readonly webflow: Webflow;
  readonly withInstallationToken: WithInstallationToken;
  readonly runInBackground: RunInBackground;
  readonly cache: AssetCache;
  readonly totals: SiteTotals;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Milliseconds for one page. */
  readonly deadline?: number | undefined;
}

/** Whose list is read, until when. */
export interface PageRequest {
  readonly subject: SessionSubject;
  /** Those who wait for the list by now. */
  readonly parties: Parties;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/**
 * Reads pages of the session's site, each when it is its turn, and keeps their assets where Get Asset looks for them:
 * an asset of a list is what Get Asset would answer, but for `folderId`, which nobody is told. Throws ProblemError or
 * WebflowFailure. Source: Data API v2, List Assets.
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
  async function ask(request: PageRequest, offset: number, permit: Permit): Promise<AssetPage> {
    const { installationId, siteId } = request.subject;
    const timeout = AbortSignal.timeout(deadline ?? limits.upstreamDeadlineMs);
    const signal = AbortSignal.any([request.signal, timeout]);
    return withInstallationToken({ installationId, log: request.log, signal }, (token) =>
      webflow.listAssets(token, siteId, offset, signal, permit),
    );
  }

  async function readNow(request: PageRequest, offset: number, permit: Permit): Promise<WalkedPage> {
    const { installationId, siteId } = request.subject;
    const [moment, totalsMoment] = await Promise.all([cache.moment(), totals.moment()]);
    const { assets, ...page } = await ask(request, offset, permit);
    const readAt = now();
    for (const asset of assets) {
      // What Webflow lists under another site than it was asked for is none of this session's business.
      if (asset.siteId === siteId) cache.set(installationId, asset.id, toCachedAsset(asset, readAt), moment);
    }
    totals.set(installationId, siteId, { total: page.total }, totalsMoment);
    return { ...page, ids: assets.map(({ id }) => id) };
  }

  return async function readPage(request: PageRequest, offset: number): Promise<WalkedPage> {
    const { subject, log, signal, parties } = request;
    const whose = { installationId: subject.installationId, parties, log, signal };
    return runInBackground(whose, (permit) => readNow(request, offset, permit));
  };
}

export type ReadPage = ReturnType<typeof createReadPage>;
