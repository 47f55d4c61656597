import type { SessionSubject } from '../access/caller.ts';
import { ProblemError } from '../errors/problem-error.ts';
import type { Installations } from '../installations/installations.ts';
import type { SessionTokens } from './session-token.ts';

export interface RequireSessionDeps {
  readonly installations: Installations;
  readonly sessionTokens: SessionTokens;
  readonly connectUrl: string;
  /** True where the site's installation was held and is good again. */
  readonly lookAgain: (siteId: string) => Promise<boolean>;
}

/** The text of a bearer token (RFC 6750 §2.1), or undefined. */
export function bearer(authorization: string | undefined): string | undefined {
  return /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization ?? '')?.[1];
}

/**
 * The subject of a request's session. Throws `session_expired` for a missing, forged or expired one and for one of an
 * installation that a newer one replaced, and `not_connected` where the site has no installation any more.
 */
export function createRequireSession(deps: RequireSessionDeps) {
  const { installations, sessionTokens, connectUrl, lookAgain } = deps;

  async function findInstallation(siteId: string): Promise<string | undefined> {
    const found = await installations.findBySite(siteId);
    return found ?? ((await lookAgain(siteId)) ? installations.findBySite(siteId) : undefined);
  }

  return async function requireSession(authorization: string | undefined): Promise<SessionSubject> {
    const token = bearer(authorization);
    const subject = token && (await sessionTokens.verify(token));
    if (!subject) throw new ProblemError('session_expired');
    const current = await findInstallation(subject.siteId);
    if (!current) throw new ProblemError('not_connected', { connectUrl });
    if (current !== subject.installationId) throw new ProblemError('session_expired');
    return subject;
  };
}

export type RequireSession = ReturnType<typeof createRequireSession>;
