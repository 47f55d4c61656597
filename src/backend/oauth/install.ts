import { isWebflowId } from '#contract/ids.ts';
import type { Installations } from '../installations/installations.ts';
import { hashSite, type Log } from '../log.ts';
import { WebflowFailure } from '../webflow/failure.ts';
import type { ReachedSite } from '../webflow/site-answers.ts';
import type { Authorization } from '../webflow/token-answers.ts';
import type { Webflow } from '../webflow/webflow.ts';

/** How an install can end. `used_code` is a code Webflow no longer takes, `failed` anything that went wrong on the way. */
export type InstallOutcome = 'installed' | 'no_site' | 'missing_scope' | 'used_code' | 'failed';

/** How an install ended, with the sites it connected as far as Webflow told their names. */
export type InstallResult =
  | { readonly end: 'installed'; readonly sites: readonly ReachedSite[] }
  | { readonly end: Exclude<InstallOutcome, 'installed'> };

function lacksScope({ scope }: Authorization): boolean {
  const granted = (scope ?? '').split(/[\s,]+/).filter((word) => word !== '');
  return granted.length > 0 && !granted.includes('assets:read');
}

/**
 * Turns an authorisation code into a stored installation. The code is sent once, as it may have been used up even
 * where no answer came. Nothing is stored unless Webflow said what the token covers.
 */
export function createInstall({
  webflow,
  installations,
}: {
  webflow: Webflow;
  installations: Installations;
}) {
  /**
   * The names of the sites, for the way back to them. A workspace-wide token also reaches sites that older
   * installations of single sites may still hold.
   */
  async function sitesOf(token: string, log: Log, signal: AbortSignal): Promise<ReachedSite[]> {
    try {
      return await webflow.listSites(token, signal);
    } catch (err) {
      if (!(err instanceof WebflowFailure)) throw err;
      // Without the list a site is found through its workspace when somebody opens it.
      log.warn({ event: 'sites_not_listed', err }, 'installed without a list of sites');
      return [];
    }
  }

  async function run(code: string, log: Log, signal: AbortSignal): Promise<InstallResult> {
    const token = await webflow.exchangeCode(code, signal);
    const authorization = await webflow.introspect(token, signal);
    if (lacksScope(authorization)) return { end: 'missing_scope' };
    const { authorizedTo } = authorization;
    const workspaceIds = [...new Set(authorizedTo.workspaceIds ?? [])].filter(isWebflowId);
    const named = [...new Set(authorizedTo.siteIds ?? [])].filter(isWebflowId);
    if (named.length + workspaceIds.length === 0) return { end: 'no_site' };
    const sites = await sitesOf(token, log, signal);
    const reached = workspaceIds.length > 0 ? sites.map((site) => site.id).filter(isWebflowId) : [];
    const siteIds = [...new Set([...named, ...reached])];
    await installations.install(token, { siteIds, workspaceIds });
    const hashes = siteIds.map(hashSite);
    log.info({ event: 'installed', sites: hashes, workspaces: workspaceIds.length }, 'installed');
    return { end: 'installed', sites: sites.filter((site) => siteIds.includes(site.id)) };
  }

  return async function install(code: string, log: Log, signal: AbortSignal): Promise<InstallResult> {
    try {
      return await run(code, log, signal);
    } catch (err) {
      if (!(err instanceof WebflowFailure)) throw err;
      log.warn({ event: 'install_failed', err, reason: err.reason.kind }, 'install failed');
      const isUsed = err.reason.kind === 'rejected' && err.reason.webflowCode === 'invalid_grant';
      return { end: isUsed ? 'used_code' : 'failed' };
    }
  };
}

export type Install = ReturnType<typeof createInstall>;
