import { LRUCache } from 'lru-cache';
import type { InstallationToken, Revocation } from '../access/revocation.ts';
import type { Installations } from '../installations/installations.ts';
import { limits } from '../platform/limits.ts';
import { isTransient, WebflowFailure } from '../webflow/failure.ts';
import type { Webflow } from '../webflow/webflow.ts';
import type { ExchangeCaller } from './find-installation.ts';

/** Whether a token reaches a site; a token that is dead reaches none. */
export type Reach = 'reached' | 'not_reached' | 'dead';

export interface SiteReachDeps {
  readonly installations: Pick<Installations, 'findByWorkspace'>;
  readonly revocation: Revocation;
  readonly webflow: Pick<Webflow, 'getWorkspaceOfSite'>;
}

/**
 * Whether an installation still reaches a site, which may have moved to another workspace since. UNCONFIRMED:
 * `foreignSiteStatus`, `anyInstallationResolves`. Source: Data API v2, Get Site.
 */
export function createSiteReach({ installations, revocation, webflow }: SiteReachDeps) {
  const known = new LRUCache<string, true>({ max: limits.rememberedInstallations });

  /** Asks Webflow. What does not say that the site is out of reach leaves it reached; throws what may pass. */
  async function ask(found: InstallationToken, caller: ExchangeCaller): Promise<Reach> {
    try {
      await webflow.getWorkspaceOfSite(found.token, caller.request.siteId, caller.signal);
      return 'reached';
    } catch (error) {
      if (!(error instanceof WebflowFailure) || isTransient(error)) throw error;
      if (error.reason.kind !== 'rejected') return 'reached';
      const { status, webflowCode } = error.reason;
      if (status === 401) return (await revocation.check(found, caller)) ? 'dead' : 'not_reached';
      const isElsewhere = [403, 404, 410].includes(status) && webflowCode !== 'missing_scopes';
      return isElsewhere ? 'not_reached' : 'reached';
    }
  }

  return {
    ask,
    /**
     * The same, where the claimed workspace is one in which the site was not seen before, and `reached` everywhere else:
     * a site that moved is opened in its new workspace.
     */
    async askIfMoved(found: InstallationToken, caller: ExchangeCaller): Promise<Reach> {
      const { siteId, workspaceId } = caller.request;
      if (workspaceId === undefined) return 'reached';
      const name = `${found.id}:${siteId}:${workspaceId}`;
      if (known.get(name)) return 'reached';
      if ((await installations.findByWorkspace(workspaceId)) === found.id) return 'reached';
      try {
        const reach = await ask(found, caller);
        if (reach === 'reached') known.set(name, true);
        return reach;
      } catch (error) {
        // The ID token is good, and whether the site has moved can be found out next time.
        if (isTransient(error)) return 'reached';
        throw error;
      }
    },
  };
}
