import type { Caller } from '../access/caller.ts';
import type { WithInstallationToken } from '../access/with-installation-token.ts';
import type { Deadline } from '../platform/deadline.ts';
import type { Reservation } from '../webflow/pacing.ts';
import type { AssetPage, Webflow } from '../webflow/webflow.ts';
import type { ListPage } from './list-pager.ts';

export interface AskForPageDeps {
  readonly webflow: Pick<Webflow, 'listAssets'>;
  readonly withInstallationToken: WithInstallationToken;
  /** For one call to Webflow. */
  readonly deadline: Deadline;
}

/** The assets of a page of the site's list, and what a pager has to know of the page. */
export interface SitePage {
  readonly assets: AssetPage['assets'];
  readonly page: ListPage;
}

/**
 * Asks Webflow for a page of the list of the session's site; with `localeId` the alt texts are of that locale. Throws
 * ProblemError or WebflowFailure. Source: Data API v2, List Assets.
 */
export function createAskForPage({ webflow, withInstallationToken, deadline }: AskForPageDeps) {
  return async function askForPage(
    caller: Caller,
    offset: number,
    reservation: Reservation,
    localeId?: string,
  ): Promise<SitePage> {
    const { siteId } = caller.subject;
    const signal = deadline.start(caller.signal);
    const { assets, ...page } = await withInstallationToken({ ...caller, signal }, (token) =>
      webflow.listAssets(token, siteId, offset, signal, reservation, localeId),
    );
    return {
      // What Webflow lists under another site than it was asked for is none of this session's business.
      assets: assets.filter((asset) => asset.siteId === siteId),
      page: { ...page, ids: assets.map(({ id }) => id) },
    };
  };
}
