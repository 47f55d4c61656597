import { ProblemError } from '../errors/problem-error.ts';
import type { Installations } from '../installations/installations.ts';
import type { Log } from '../platform/log.ts';
import { WebflowFailure } from '../webflow/failure.ts';
import type { Parties } from '../webflow/pacing.ts';
import type { Revocation } from './revocation.ts';

export interface WithInstallationTokenDeps {
  readonly installations: Installations;
  readonly revocation: Revocation;
  readonly connectUrl: string;
}

/** Whose token a call is made with. */
export interface InstallationCall {
  readonly installationId: string;
  readonly log: Log;
  /** Who waits for it. */
  readonly parties?: Parties;
  /** Until when the reason of a refusal may be looked for. */
  readonly signal: AbortSignal;
}

/** Makes a call about an asset with an installation's token. */
export type WithInstallationToken = <T>(
  whose: InstallationCall,
  call: (token: string) => Promise<T>,
) => Promise<T>;

/**
 * Calls Webflow for installations and says what its refusals mean: throws `not_connected` where there is no
 * installation, or not any more, and `asset_not_found` for what is forbidden as for what is missing, so that nobody
 * can probe. Any other failure is thrown as it is.
 */
export function createWithInstallationToken({
  installations,
  revocation,
  connectUrl,
}: WithInstallationTokenDeps): WithInstallationToken {
  const notConnected = () => new ProblemError('not_connected', { connectUrl });

  /** Throws the failure to find out with the refusal as its cause, so that nobody takes it for a Webflow that is down. */
  async function isRevoked(
    refusal: WebflowFailure,
    token: string,
    whose: InstallationCall,
  ): Promise<boolean> {
    try {
      return await revocation.check(whose.installationId, token, whose.log, whose.signal);
    } catch (error) {
      throw error instanceof WebflowFailure ? new WebflowFailure(error.reason, { cause: refusal }) : error;
    }
  }

  async function explain(error: unknown, token: string, whose: InstallationCall): Promise<unknown> {
    if (!(error instanceof WebflowFailure) || error.reason.kind !== 'rejected') return error;
    switch (error.reason.status) {
      case 401:
        return (await isRevoked(error, token, whose)) ? notConnected() : new ProblemError('asset_not_found');
      case 403:
      case 404:
        return new ProblemError('asset_not_found');
      default:
        return error;
    }
  }

  return async (whose, call) => {
    const token = await installations.readToken(whose.installationId);
    if (!token) throw notConnected();
    try {
      return await call(token);
    } catch (error) {
      throw await explain(error, token, whose);
    }
  };
}
