import type { Session, SessionRequest } from '#contract/session.ts';
import type { SessionSubject } from '../access/caller.ts';
import { ProblemError } from '../errors/problem-error.ts';
import type { Log } from '../platform/log.ts';
import type { Exchange } from '../session/exchange.ts';
import type { RequireSession } from '../session/require-session.ts';

export interface IdentifyCallerDeps {
  readonly requireSession: RequireSession;
  readonly exchange: Exchange;
  /** Called with each session that is given away, which may be in no log line. */
  readonly noteSecret: (secret: string) => void;
}

/** What a request says of its caller. */
export interface CallerClaims {
  readonly authorization: string | undefined;
  readonly identity: SessionRequest | undefined;
  readonly address: string;
  /** Returns the log for lines about this site. */
  readonly logOf: (siteId: string) => Log;
  readonly signal: AbortSignal;
}

/** The caller of a request, and the new session where its identity was exchanged for one. */
export interface IdentifiedCaller {
  readonly subject: SessionSubject;
  readonly session: Session | undefined;
  /** Rejects once the session has ended. */
  readonly checkSession: () => Promise<unknown>;
}

function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof ProblemError && codes.includes(error.code);
}

/**
 * Identifies callers by their session, or by their identity where they have no session that is good. An identity beside a
 * good session costs no call to Webflow. Throws what `requireSession` and `exchange` throw, and `site_mismatch` where
 * session and identity are of different sites.
 */
export function createIdentifyCaller({ requireSession, exchange, noteSecret }: IdentifyCallerDeps) {
  async function fromSession(claims: CallerClaims): Promise<SessionSubject> {
    const subject = await requireSession(claims.authorization);
    const { identity } = claims;
    if (identity && identity.siteId !== subject.siteId) throw new ProblemError('site_mismatch');
    return subject;
  }

  async function fromIdentity(
    identity: SessionRequest,
    { address, logOf, signal }: CallerClaims,
  ): Promise<IdentifiedCaller> {
    const session = await exchange({ request: identity, address, log: logOf(identity.siteId), signal });
    noteSecret(session.token);
    const checkSession = () => requireSession(`Bearer ${session.token}`);
    return { subject: await checkSession(), session, checkSession };
  }

  return async function identifyCaller(claims: CallerClaims): Promise<IdentifiedCaller> {
    const { authorization, identity } = claims;
    try {
      const subject = await fromSession(claims);
      return { subject, session: undefined, checkSession: () => requireSession(authorization) };
    } catch (error) {
      // A session of a site that was disconnected stays invalid when the site is connected again.
      if (!identity || !hasCode(error, 'session_expired', 'not_connected')) throw error;
    }
    try {
      return await fromIdentity(identity, claims);
    } catch (error) {
      // The site was connected again in the same moment.
      if (!hasCode(error, 'session_expired')) throw error;
      return fromIdentity(identity, claims);
    }
  };
}

export type IdentifyCaller = ReturnType<typeof createIdentifyCaller>;
