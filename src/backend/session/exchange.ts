import type { Session, SessionRequest } from '#contract/session.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Installations } from '../installations/installations.ts';
import type { Revocation } from '../installations/revocation.ts';
import { hashSite, type Log } from '../log.ts';
import { WebflowFailure, wasRejectedWith } from '../webflow/failure.ts';
import type { ResolveAnswer } from '../webflow/token-answers.ts';
import type { Webflow } from '../webflow/webflow.ts';
import type { SessionTokens } from './session-token.ts';

export interface ExchangeDeps {
  readonly installations: Installations;
  readonly revocation: Revocation;
  readonly webflow: Webflow;
  readonly sessionTokens: SessionTokens;
  readonly connectUrl: string;
}

/**
 * The exchange of an ID token for a session. Only what Webflow says counts: the claimed site merely finds an
 * installation whose token may ask. Throws ProblemError, or WebflowFailure where a wait is all we can offer.
 * Source: Webflow's "Resolve ID token".
 */
export function createExchange(deps: ExchangeDeps) {
  const { installations, webflow } = deps;

  /** A site made after a workspace-wide install is unknown to us until Webflow says which workspace it is in. */
  async function findThroughWorkspace(request: SessionRequest, signal: AbortSignal) {
    const { siteId, workspaceId } = request;
    const id = workspaceId && (await installations.findByWorkspace(workspaceId));
    const token = id && (await installations.readToken(id));
    if (!id || !token) return undefined;
    try {
      if ((await webflow.getWorkspaceOfSite(token, siteId, signal)) !== workspaceId) return undefined;
    } catch (error) {
      if (error instanceof WebflowFailure && error.reason.kind === 'rejected') return undefined;
      throw error;
    }
    await installations.addSite(id, siteId);
    return id;
  }

  /** A refusal may also mean that the app was uninstalled; then nobody's ID token would be accepted. */
  async function explainRefusal(
    installationId: string,
    token: string,
    error: unknown,
    signal: AbortSignal,
  ): Promise<never> {
    if (!(error instanceof WebflowFailure)) throw error;
    const { kind } = error.reason;
    if (kind === 'timeout') throw new ProblemError('webflow_unavailable');
    if (kind === 'unavailable' || kind === 'rate_limited') throw error;
    if (wasRejectedWith(error, 401) && (await deps.revocation.check(installationId, token, signal))) {
      throw new ProblemError('not_connected', { connectUrl: deps.connectUrl });
    }
    throw new ProblemError('id_token_refused');
  }

  return async function exchange(request: SessionRequest, log: Log, signal: AbortSignal): Promise<Session> {
    const { siteId, idToken } = request;
    const site = hashSite(siteId);
    const installationId =
      (await installations.findBySite(siteId)) ?? (await findThroughWorkspace(request, signal));
    const token = installationId && (await installations.readToken(installationId));
    if (!installationId || !token) {
      throw new ProblemError('not_connected', { connectUrl: deps.connectUrl });
    }
    let person: ResolveAnswer;
    try {
      person = await webflow.resolveIdToken(token, idToken, signal);
    } catch (error) {
      log.info({ event: 'session_refused', site }, 'Webflow refused an ID token');
      return explainRefusal(installationId, token, error, signal);
    }
    if (person.siteId !== siteId) {
      log.warn(
        { event: 'tenant_mismatch', site, named: hashSite(person.siteId) },
        'ID token of another site',
      );
      throw new ProblemError('site_mismatch');
    }
    const session = await deps.sessionTokens.issue({ userId: person.id, siteId, installationId });
    log.info({ event: 'session_started', site }, 'session started');
    return {
      token: session.token,
      expiresAt: new Date(session.expiresAt).toISOString(),
      user: { firstName: person.firstName },
    };
  };
}

export type Exchange = ReturnType<typeof createExchange>;
