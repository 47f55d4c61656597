import { isWebflowId } from '#contract/ids.ts';
import type { Installations } from '../installations/installations.ts';
import { hashSite, type Log } from '../log.ts';
import { WebflowFailure } from '../webflow/failure.ts';
import type { Authorization } from '../webflow/token-answers.ts';
import type { Webflow } from '../webflow/webflow.ts';

/** How an install ended. `used_code` is a code Webflow no longer takes, `failed` anything that went wrong on the way. */
export type InstallOutcome = 'installed' | 'no_site' | 'missing_scope' | 'used_code' | 'failed';

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
  /** A workspace-wide token reaches sites that older installations of single sites may still hold. */
  async function sitesOfWorkspaces(token: string, log: Log, signal: AbortSignal): Promise<string[]> {
    try {
      return await webflow.listSiteIds(token, signal);
    } catch (err) {
      if (!(err instanceof WebflowFailure)) throw err;
      // Without the list a site is found through its workspace when somebody opens it.
      log.warn({ event: 'sites_not_listed', err }, 'installed without a list of sites');
      return [];
    }
  }

  async function run(code: string, log: Log, signal: AbortSignal): Promise<InstallOutcome> {
    const token = await webflow.exchangeCode(code, signal);
    const authorization = await webflow.introspect(token, signal);
    if (lacksScope(authorization)) return 'missing_scope';
    const { authorizedTo } = authorization;
    const workspaceIds = [...new Set(authorizedTo.workspaceIds ?? [])].filter(isWebflowId);
    const reached = workspaceIds.length > 0 ? await sitesOfWorkspaces(token, log, signal) : [];
    const siteIds = [...new Set([...(authorizedTo.siteIds ?? []), ...reached])].filter(isWebflowId);
    if (siteIds.length + workspaceIds.length === 0) return 'no_site';
    await installations.install(token, { siteIds, workspaceIds });
    const sites = siteIds.map(hashSite);
    log.info({ event: 'installed', sites, workspaces: workspaceIds.length }, 'installed');
    return 'installed';
  }

  return async function install(code: string, log: Log, signal: AbortSignal): Promise<InstallOutcome> {
    try {
      return await run(code, log, signal);
    } catch (err) {
      if (!(err instanceof WebflowFailure)) throw err;
      log.warn({ event: 'install_failed', err, reason: err.reason.kind }, 'install failed');
      const isUsed = err.reason.kind === 'rejected' && err.reason.webflowCode === 'invalid_grant';
      return isUsed ? 'used_code' : 'failed';
    }
  };
}

export type Install = ReturnType<typeof createInstall>;
