import type { SessionRequest } from '#contract/session.ts';
import type { AnonymousCaller } from '../access/caller.ts';
import type { HeldInstallations } from '../access/held-installations.ts';
import type { RetireTokens } from '../access/retire-tokens.ts';
import type { InstallationToken, Revocation } from '../access/revocation.ts';
import { InstallationGoneError } from '../installations/installation-gone.ts';
import type { Installations } from '../installations/installations.ts';
import { isTransient, WebflowFailure, wasRejectedWith } from '../webflow/failure.ts';
import type { Webflow } from '../webflow/webflow.ts';
import type { FailedExchangeLimiter } from './failed-exchange-limiter.ts';

/** The caller that wants a session. Its log names the claimed site. */
export interface ExchangeCaller extends AnonymousCaller {
  readonly request: SessionRequest;
  /** Where the request comes from. */
  readonly address: string;
}

export interface FindInstallationDeps {
  readonly installations: Installations;
  readonly held: Pick<HeldInstallations, 'lookAgain'>;
  readonly revocation: Revocation;
  readonly retireTokens: RetireTokens;
  readonly webflow: Pick<Webflow, 'getWorkspaceOfSite'>;
  readonly refusals: FailedExchangeLimiter;
}

/** How often it is looked again where what was found is replaced or removed in the same moment. */
const attempts = 3;

/**
 * Finds the installation of a site: the one that is known to cover it, or the one of the workspace it claims to be in,
 * once Webflow has confirmed that. What they throw is what the store and Webflow throw, and `rate_limited`.
 */
export function createFindInstallation(deps: FindInstallationDeps) {
  const { installations, webflow, refusals } = deps;

  /** Throws InstallationGoneError where the installation was replaced or removed meanwhile. */
  async function workspaceOf({ id, token }: InstallationToken, caller: ExchangeCaller) {
    const { request, signal } = caller;
    const { siteId, workspaceId = '' } = request;
    try {
      return await webflow.getWorkspaceOfSite(token, siteId, signal);
    } catch (error) {
      if (!(error instanceof WebflowFailure) || error.reason.kind !== 'rejected') throw error;
      if ((await installations.findByWorkspace(workspaceId)) !== id) throw new InstallationGoneError();
      if (wasRejectedWith(error, 401)) await deps.revocation.check({ id, token }, caller);
      return null;
    }
  }

  /**
   * The installation of the claimed workspace, which covers the site from then on, in place of the one of `instead`. A
   * site made after a workspace-wide install, and one that has moved there, is unknown until Webflow says where it is.
   */
  async function findThroughWorkspace(caller: ExchangeCaller, instead?: string): Promise<string | undefined> {
    const { request, address, log } = caller;
    const { siteId, workspaceId } = request;
    const id = workspaceId && (await installations.findByWorkspace(workspaceId));
    if (!id || id === instead) return undefined;
    const token = await installations.readToken(id);
    if (!token) throw new InstallationGoneError();
    const counted = await refusals.count(id, address, log);
    const isOf = await workspaceOf({ id, token }, caller).catch((error: unknown) => {
      if (isTransient(error) || error instanceof InstallationGoneError) counted.giveBack();
      throw error;
    });
    if (isOf !== workspaceId) return undefined;
    counted.giveBack();
    if (instead === undefined) return installations.addSite(id, siteId);
    log.info({ event: 'site_moved' }, 'the site is in another workspace now');
    return installations.addSite(id, siteId, {
      of: instead,
      onRetired: (retired) => void deps.retireTokens(retired, log),
    });
  }

  /** Undefined where nothing was found; throws InstallationGoneError where what was found is gone. */
  async function findOnce(caller: ExchangeCaller): Promise<InstallationToken | undefined> {
    const id =
      (await installations.findBySite(caller.request.siteId)) ?? (await findThroughWorkspace(caller));
    if (id === undefined) return undefined;
    const token = await installations.readToken(id);
    if (token === undefined) throw new InstallationGoneError();
    return { id, token };
  }

  async function find(caller: ExchangeCaller): Promise<InstallationToken | undefined> {
    const { request, log } = caller;
    for (let attempt = 0; attempt < attempts; attempt++) {
      try {
        const found = await findOnce(caller);
        if (found) return found;
        if (!(await deps.held.lookAgain(request.siteId, request.workspaceId, log))) return undefined;
      } catch (error) {
        if (!(error instanceof InstallationGoneError)) throw error;
      }
    }
    return undefined;
  }

  return { find, findThroughWorkspace };
}
