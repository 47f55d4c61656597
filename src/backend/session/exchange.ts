import type { Session, SessionRequest } from '#contract/session.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Installations } from '../installations/installations.ts';
import type { Revocation } from '../installations/revocation.ts';
import { hashSite, type Log } from '../log.ts';
import { isPassing, WebflowFailure, wasRejectedWith } from '../webflow/failure.ts';
import type { ResolveAnswer } from '../webflow/token-answers.ts';
import type { Webflow } from '../webflow/webflow.ts';
import type { CountedCall, Refusals } from './refusals.ts';
import type { SessionTokens } from './session-token.ts';

export interface ExchangeDeps {
  readonly installations: Installations;
  readonly revocation: Revocation;
  readonly webflow: Webflow;
  readonly sessionTokens: SessionTokens;
  readonly connectUrl: string;
  readonly refusals: Refusals;
}

/**
 * The exchange of an ID token for a session. Only what Webflow says counts: the claimed site merely finds an
 * installation whose token may ask. Throws ProblemError, or WebflowFailure where a wait is all we can offer.
 * Source: Webflow's "Resolve ID token".
 */
export function createExchange(deps: ExchangeDeps) {
  const { installations, webflow, refusals } = deps;
  const notConnected = () => new ProblemError('not_connected', { connectUrl: deps.connectUrl });

  /** Makes a call that was counted. */
  async function ask<T>(counted: CountedCall, call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      if (isPassing(error)) counted.giveBack();
      throw error;
    }
  }

  /** A site made after a workspace-wide install is unknown to us until Webflow says which workspace it is in. */
  async function findThroughWorkspace(
    request: SessionRequest,
    address: string,
    log: Log,
    signal: AbortSignal,
  ) {
    const { siteId, workspaceId } = request;
    const id = workspaceId && (await installations.findByWorkspace(workspaceId));
    const token = id && (await installations.readToken(id));
    if (!id || !token) return undefined;
    const counted = await refusals.count(id, address, log);
    try {
      const isOf = await ask(counted, () => webflow.getWorkspaceOfSite(token, siteId, signal));
      if (isOf !== workspaceId) return undefined;
    } catch (error) {
      if (error instanceof WebflowFailure && error.reason.kind === 'rejected') return undefined;
      throw error;
    }
    counted.giveBack();
    await installations.addSite(id, siteId);
    return id;
  }

  /** A refusal may also mean that the app was uninstalled; then nobody's ID token would be accepted. */
  async function explain(
    error: unknown,
    installationId: string,
    token: string,
    log: Log,
    signal: AbortSignal,
  ): Promise<ProblemError> {
    if (!(error instanceof WebflowFailure)) throw error;
    const { reason } = error;
    if (reason.kind === 'rate_limited') {
      return new ProblemError('rate_limited', { retryAfter: reason.retryAfter });
    }
    if (reason.kind === 'timeout' || reason.kind === 'unavailable') {
      return new ProblemError('webflow_unavailable');
    }
    if (!wasRejectedWith(error, 401)) return new ProblemError('id_token_refused');
    const isRevoked = await deps.revocation.check(installationId, token, log, signal);
    return isRevoked ? notConnected() : new ProblemError('id_token_refused');
  }

  /** `address` is where the request comes from, and `log` names the claimed site already. */
  return async function exchange(
    request: SessionRequest,
    address: string,
    log: Log,
    signal: AbortSignal,
  ): Promise<Session> {
    function refuse(problem: ProblemError): ProblemError {
      log.info({ event: 'session_refused', reason: problem.code }, 'session refused');
      return problem;
    }

    const { siteId, idToken } = request;
    const installationId =
      (await installations.findBySite(siteId)) ?? (await findThroughWorkspace(request, address, log, signal));
    const token = installationId && (await installations.readToken(installationId));
    if (!installationId || !token) throw refuse(notConnected());
    const counted = await refusals.count(installationId, address, log).catch((error: unknown) => {
      throw error instanceof ProblemError ? refuse(error) : error;
    });
    let person: ResolveAnswer;
    try {
      person = await ask(counted, () => webflow.resolveIdToken(token, idToken, signal));
    } catch (error) {
      throw refuse(await explain(error, installationId, token, log, signal));
    }
    if (person.siteId !== siteId) {
      log.warn({ event: 'tenant_mismatch', named: hashSite(person.siteId) }, 'ID token of another site');
      throw new ProblemError('site_mismatch');
    }
    counted.giveBack();
    refusals.trust(installationId, address);
    const session = await deps.sessionTokens.issue({ userId: person.id, siteId, installationId });
    log.info({ event: 'session_started' }, 'session started');
    return {
      token: session.token,
      expiresAt: new Date(session.expiresAt).toISOString(),
      user: { firstName: person.firstName },
    };
  };
}

export type Exchange = ReturnType<typeof createExchange>;
