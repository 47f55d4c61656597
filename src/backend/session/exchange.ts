import type { ProblemCode } from '#contract/problem.ts';
import type { Session } from '#contract/session.ts';
import type { InstallationToken } from '../access/revocation.ts';
import { ProblemError } from '../errors/problem-error.ts';
import { toProblemError } from '../errors/to-problem-error.ts';
import { hashSite } from '../platform/log.ts';
import { isTransient, WebflowFailure } from '../webflow/failure.ts';
import type { ResolveAnswer } from '../webflow/token-answers.ts';
import type { Webflow } from '../webflow/webflow.ts';
import {
  createFindInstallation,
  type ExchangeCaller,
  type FindInstallationDeps,
} from './find-installation.ts';
import type { SessionTokens } from './session-token.ts';
import { createSiteReach, type Reach } from './site-reach.ts';

export interface ExchangeDeps extends FindInstallationDeps {
  readonly webflow: Pick<Webflow, 'getWorkspaceOfSite' | 'resolveIdToken'>;
  readonly sessionTokens: SessionTokens;
  readonly connectUrl: string;
}

/** What the log has another line for: of the site that was named, of the store, and of what failed. */
const unreported = new Set<ProblemCode>(['site_mismatch', 'service_unavailable', 'internal_error']);

/** How often another installation is tried: a site moves, or is connected again, once in a moment. */
const attempts = 3;

/**
 * True where Webflow refuses the ID token, or says nothing of it that can be believed. UNCONFIRMED:
 * `refusedIdTokenStatus`, so every status counts.
 */
function refusesIdToken(error: unknown): boolean {
  return error instanceof WebflowFailure && ['rejected', 'bad_answer'].includes(error.reason.kind);
}

/**
 * The exchange of an ID token for a session. Only what Webflow says counts: the claimed site and workspace merely find
 * an installation whose token may ask. A site whose installation no longer reaches it is looked for in the claimed
 * workspace, and is not connected where it is not found there. Throws ProblemError, or WebflowFailure where
 * Webflow could not be asked. Source: Webflow's "Resolve ID token". UNCONFIRMED: `anyInstallationResolves`, `idTokenIsJwt`.
 */
export function createExchange(deps: ExchangeDeps) {
  const { webflow, refusals } = deps;
  const { find, findThroughWorkspace } = createFindInstallation(deps);
  const reach = createSiteReach(deps);
  const notConnected = () => new ProblemError('not_connected', { connectUrl: deps.connectUrl });

  /** Whom the ID token is of, or null where Webflow refuses it or says nothing that can be believed. */
  async function resolve(found: InstallationToken, caller: ExchangeCaller): Promise<ResolveAnswer | null> {
    const { request, address, log, signal } = caller;
    const counted = await refusals.count(found.id, address, log);
    try {
      const person = await webflow.resolveIdToken(found.token, request.idToken, signal);
      if (person.siteId === request.siteId) counted.giveBack();
      return person;
    } catch (error) {
      if (isTransient(error)) counted.giveBack();
      if (refusesIdToken(error)) return null;
      throw error;
    }
  }

  /** Throws `not_connected` where a site that its installation does not reach is nowhere else either. */
  async function leave(found: InstallationToken, caller: ExchangeCaller, why: Exclude<Reach, 'reached'>) {
    // One that is dead is held by now and found no more.
    if (why === 'dead') return;
    if (!(await findThroughWorkspace(caller, found.id))) throw notConnected();
  }

  /** The person and the installation that said so. */
  async function identify(
    caller: ExchangeCaller,
  ): Promise<{ person: ResolveAnswer; installationId: string }> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const found = await find(caller);
      if (!found) break;
      const person = await resolve(found, caller);
      if (person && person.siteId !== caller.request.siteId) {
        caller.log.warn(
          { event: 'tenant_mismatch', named: hashSite(person.siteId) },
          'ID token of another site',
        );
        throw new ProblemError('site_mismatch');
      }
      const reached = person ? await reach.askIfMoved(found, caller) : await reach.ask(found, caller);
      if (reached !== 'reached') await leave(found, caller, reached);
      else if (person) return { person, installationId: found.id };
      else throw new ProblemError('id_token_refused');
    }
    throw notConnected();
  }

  return async function exchange(caller: ExchangeCaller): Promise<Session> {
    const { request, address, log } = caller;
    const { person, installationId } = await identify(caller).catch((error: unknown) => {
      const { code } = toProblemError(error, deps.connectUrl);
      if (!unreported.has(code)) log.info({ event: 'session_refused', reason: code }, 'session refused');
      throw error;
    });
    refusals.trust(installationId, address);
    const session = await deps.sessionTokens.issue({
      userId: person.id,
      siteId: request.siteId,
      installationId,
    });
    log.info({ event: 'session_started' }, 'session started');
    return {
      token: session.token,
      expiresAt: new Date(session.expiresAt).toISOString(),
      user: { firstName: person.firstName },
    };
  };
}

export type Exchange = ReturnType<typeof createExchange>;
