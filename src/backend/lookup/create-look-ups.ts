import { createBackgroundQueue } from '../access/background-queue.ts';
import type { WithInstallationToken, WithInstallationTokenDeps } from '../access/with-installation-token.ts';
import type { AssetCache } from '../assets/asset-cache.ts';
import type { MissingAssets } from '../assets/missing-assets.ts';
import type { ReadAsset } from '../assets/read-asset.ts';
import type { Clock } from '../platform/clock.ts';
import type { Deadline } from '../platform/deadline.ts';
import type { Pacing } from '../webflow/pacing.ts';
import type { Webflow } from '../webflow/webflow.ts';
import { createLookUp } from './look-up.ts';
import { createReadPage } from './read-page.ts';
import { createReadSite } from './read-site.ts';
import { createSharedListReads } from './shared-list-reads.ts';
import type { SiteLists } from './site-lists.ts';
import type { SiteTotals } from './site-totals.ts';
import { createWithWaits } from './with-waits.ts';

export interface LookUpsDeps extends WithInstallationTokenDeps {
  readonly webflow: Webflow;
  readonly withInstallationToken: WithInstallationToken;
  readonly pacing: Pacing;
  readonly caches: { readonly assets: AssetCache; readonly totals: SiteTotals; readonly lists: SiteLists };
  readonly missing: MissingAssets;
  readonly readAsset: ReadAsset;
  readonly clock: Clock;
  /** For one call to Webflow. */
  readonly deadline: Deadline;
}

/** Creates what reads many assets: by their ids, or all of a site. They share the lists that are under way. */
export function createLookUps(deps: LookUpsDeps) {
  const { withInstallationToken, pacing, caches, readAsset, clock } = deps;
  const runInBackground = createBackgroundQueue(withInstallationToken, pacing);
  const withWaits = createWithWaits(withInstallationToken, pacing);
  const readPage = createReadPage({
    ...deps,
    runInBackground,
    cache: caches.assets,
    totals: caches.totals,
    now: clock.wallTime,
  });
  const listings = createSharedListReads(readPage, clock.elapsed);
  return {
    runInBackground,
    withWaits,
    lookUp: createLookUp({
      cache: caches.assets,
      missing: deps.missing,
      totals: caches.totals,
      listings,
      readAsset,
      runInBackground,
      withWaits,
    }),
    readSite: createReadSite({ cache: caches.assets, listings, lists: caches.lists, withWaits }),
  };
}

export type LookUps = ReturnType<typeof createLookUps>;
