import { setTimeout as pause } from 'node:timers/promises';
import type { Installations } from '../installations/installations.ts';
import type { Retired } from '../installations/retired.ts';
import type { Clock } from '../platform/clock.ts';
import type { Deadline } from '../platform/deadline.ts';
import { limits } from '../platform/limits.ts';
import type { Log } from '../platform/log.ts';
import { mapLimit } from '../platform/map-limit.ts';
import { WebflowFailure, wasRejectedWith } from '../webflow/failure.ts';
import type { Webflow } from '../webflow/webflow.ts';

export interface RetireTokensDeps {
  readonly webflow: Pick<Webflow, 'introspect' | 'revoke'>;
  readonly installations: Pick<Installations, 'readToken' | 'usesAuthorization'>;
  readonly clock: Pick<Clock, 'elapsed'>;
  readonly deadline: Deadline;
}

/** True where Webflow says that it does not know the token, or not any more. Source: Webflow's "Revoke authorization". */
function isDead(error: unknown): boolean {
  if (!(error instanceof WebflowFailure) || error.reason.kind !== 'rejected') return false;
  const { status, webflowCode } = error.reason;
  return webflowCode === 'invalid_token' || (status === 401 && webflowCode !== 'invalid_client');
}

/** Why tokens are no longer used: the installation of a newer one replaced them, or `isFresh` ones were never stored. */
export interface RetireReason {
  readonly newer?: { readonly installationId: string; readonly token: string };
  readonly isFresh?: boolean;
}

/**
 * Has Webflow revoke tokens that are no longer used. Never rejects; what could not be revoked is logged. Resolves when
 * all is done, or after `limits.retireWaitMs`, and goes on without its caller.
 */
export type RetireTokens = (retired: readonly Retired[], log: Log, reason?: RetireReason) => Promise<void>;

/**
 * Makes `RetireTokens`. UNCONFIRMED: `oldTokenSurvivesReinstall`, `reinstallSharesAuthorization`, and
 * `revocationEnds`. So no token is revoked whose authorisation is of an installation, nor
 * one that was in use and whose authorisation is not known; and for `limits.revocationPauseMs` after a newer token was
 * found to have ended with an older one, no replaced token is revoked. Source: Webflow's "Revoke authorization", Data API
 * v2, Introspect.
 */
export function createRetireTokens(deps: RetireTokensDeps): RetireTokens {
  const { webflow, installations, deadline } = deps;
  const { elapsed } = deps.clock;
  let distrustedUntil = Number.NEGATIVE_INFINITY;

  async function checkNewer(newer: NonNullable<RetireReason['newer']>, log: Log): Promise<void> {
    try {
      await webflow.introspect(newer.token, deadline.start());
    } catch (error) {
      if (!wasRejectedWith(error, 401)) throw error;
      // A still newer one may have replaced it in this moment, and had it revoked.
      if ((await installations.readToken(newer.installationId)) === undefined) return;
      distrustedUntil = elapsed() + limits.revocationPauseMs;
      log.error({ event: 'revocation_ended_newer' }, 'revoking a replaced token has ended its successor');
    }
  }

  async function mayShare({ token, authorizationId }: Retired, isFresh: boolean): Promise<boolean> {
    if (authorizationId === null && isFresh) return false;
    const authorization = authorizationId ?? (await webflow.introspect(token, deadline.start())).id;
    return authorization === null || installations.usesAuthorization(authorization);
  }

  async function retire(retired: Retired, log: Log, { newer, isFresh = false }: RetireReason): Promise<void> {
    if (retired.token === newer?.token || (newer !== undefined && elapsed() < distrustedUntil)) return;
    if (await mayShare(retired, isFresh)) {
      log.info({ event: 'revoke_skipped' }, 'a token that is no longer used may share its authorisation');
      return;
    }
    await webflow.revoke(retired.token, deadline.start());
    log.info({ event: 'token_retired' }, 'revoked a token that is no longer used');
    if (newer !== undefined) await checkNewer(newer, log);
  }

  return async (retired, log, reason = {}) => {
    const work = mapLimit(limits.retiredAtOnce, retired, async (each) => {
      try {
        await retire(each, log, reason);
      } catch (err) {
        if (isDead(err)) return;
        log.warn({ event: 'revoke_failed', err }, 'a token that is no longer used was not revoked');
      }
    });
    const patience = new AbortController();
    const waited = pause(limits.retireWaitMs, undefined, { signal: patience.signal, ref: false });
    await Promise.race([work, waited.catch(() => {})]);
    patience.abort();
  };
}
