import { isWebflowId } from '#contract/ids.ts';
import type { RetireTokens } from '../access/retire-tokens.ts';
import type { Installations } from '../installations/installations.ts';
import type { Retired } from '../installations/retired.ts';
import { hashSite, type Log } from '../platform/log.ts';
import { WebflowFailure } from '../webflow/failure.ts';
import type { ReachedSite } from '../webflow/site-answers.ts';
import type { Authorization } from '../webflow/token-answers.ts';
import type { Webflow } from '../webflow/webflow.ts';

/**
 * How an install can end. `used_code` is a code that Webflow no longer accepts (UNCONFIRMED: `oauthErrorStatus`), `failed`
 * any other error, a rate limit among them (UNCONFIRMED: `exchangeIsRateLimited`).
 */
export type InstallOutcome = 'installed' | 'no_site' | 'missing_scope' | 'used_code' | 'failed';

/**
 * The result of an install: the connected sites as far as Webflow listed them, and one site and one workspace by which
 * a later request can check the connection.
 */
export type InstallResult =
  | {
      readonly end: 'installed';
      readonly sites: readonly ReachedSite[];
      /** What the token may do; empty where Webflow did not say. */
      readonly scopes: readonly string[];
      readonly connected: { readonly siteId?: string | undefined; readonly workspaceId?: string | undefined };
    }
  | { readonly end: Exclude<InstallOutcome, 'installed'> };

export interface InstallDeps {
  readonly webflow: Webflow;
  readonly installations: Installations;
  readonly retireTokens: RetireTokens;
}

/** The most sites named in the log line of an install, which also has their count. */
const namedInLog = 20;

function scopesOf({ scope }: Authorization): string[] {
  return (scope ?? '').split(/[\s,]+/).filter((word) => word !== '');
}

/**
 * Exchanges an authorisation code for a stored installation. The code is sent once: it may be used up even without a
 * response. Nothing is stored unless Webflow says what the token covers. Revokes a token that is not stored, and tokens
 * that the new one replaces. Throws what the store throws.
 */
export function createInstall({ webflow, installations, retireTokens }: InstallDeps) {
  /**
   * The sites that the token can read, for the links back to them. A workspace-wide token also reads sites of older
   * single-site installations.
   */
  async function sitesOf(token: string, log: Log, signal: AbortSignal): Promise<ReachedSite[]> {
    const sites: ReachedSite[] = [];
    try {
      for await (const page of webflow.listSites(token, signal)) sites.push(...page);
    } catch (err) {
      if (!(err instanceof WebflowFailure)) throw err;
      // A site that is not listed is found by its workspace when it is opened.
      log.warn({ event: 'sites_not_listed', err }, 'installed without the whole list of sites');
    }
    return sites;
  }

  async function store(
    token: string,
    authorization: Authorization,
    log: Log,
    signal: AbortSignal,
  ): Promise<InstallResult> {
    const scopes = scopesOf(authorization);
    if (scopes.length > 0 && !scopes.includes('assets:read')) return { end: 'missing_scope' };
    const { authorizedTo, id: authorizationId } = authorization;
    const workspaceIds = [...new Set(authorizedTo.workspaceIds ?? [])].filter(isWebflowId);
    const named = [...new Set(authorizedTo.siteIds ?? [])].filter(isWebflowId);
    if (named.length + workspaceIds.length === 0) return { end: 'no_site' };
    const sites = await sitesOf(token, log, signal);
    const reached = workspaceIds.length > 0 ? sites.map((site) => site.id).filter(isWebflowId) : [];
    const siteIds = new Set([...named, ...reached]);
    const replaced: Retired[] = [];
    const grant = { siteIds: [...siteIds], workspaceIds, authorizationId };
    const installationId = await installations.install(token, grant, (retired) => replaced.push(...retired));
    const hashes = grant.siteIds.slice(0, namedInLog).map(hashSite);
    const counts = { count: siteIds.size, workspaces: workspaceIds.length };
    log.info({ event: 'installed', sites: hashes, ...counts }, 'installed');
    await retireTokens(replaced, log, { newer: { installationId, token } });
    return {
      end: 'installed',
      sites: sites.filter((site) => siteIds.has(site.id)),
      scopes,
      connected: { siteId: grant.siteIds[0], workspaceId: workspaceIds[0] },
    };
  }

  async function run(code: string, log: Log, signal: AbortSignal): Promise<InstallResult> {
    const token = await webflow.exchangeCode(code, signal);
    let authorizationId: string | null = null;
    let isStored = false;
    try {
      const authorization = await webflow.introspect(token, signal);
      authorizationId = authorization.id;
      const result = await store(token, authorization, log, signal);
      isStored = result.end === 'installed';
      return result;
    } finally {
      if (!isStored) await retireTokens([{ token, authorizationId }], log, { isFresh: true });
    }
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
