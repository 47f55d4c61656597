import { ProblemError } from '../errors/problem-error.ts';
import type { Installations } from '../installations/installations.ts';
import { WebflowFailure } from '../webflow/failure.ts';
import type { Caller } from './caller.ts';
import type { Revocation } from './revocation.ts';

export interface WithInstallationTokenDeps {
  readonly installations: Installations;
  readonly revocation: Revocation;
  readonly connectUrl: string;
}

/** Makes a call about an asset with the token of the caller's installation. */
export type WithInstallationToken = <T>(caller: Caller, call: (token: string) => Promise<T>) => Promise<T>;

/**
 * Calls Webflow for installations and says what its refusals mean: throws `not_connected` where there is no
 * installation, or not any more, and `asset_not_found` for what is forbidden as for what is missing, so that ids
 * cannot be probed. Any other failure is thrown as it is.
 */
export function createWithInstallationToken({
  installations,
  revocation,
  connectUrl,
}: WithInstallationTokenDeps): WithInstallationToken {
  const notConnected = () => new ProblemError('not_connected', { connectUrl });

  /** Throws the failure to find out with the refusal as its cause, so that it is not taken for a Webflow that is down. */
  async function isRevoked(refusal: WebflowFailure, token: string, caller: Caller): Promise<boolean> {
    try {
      return await revocation.check({ id: caller.subject.installationId, token }, caller);
    } catch (error) {
      throw error instanceof WebflowFailure ? new WebflowFailure(error.reason, { cause: refusal }) : error;
    }
  }

  async function explain(error: unknown, token: string, caller: Caller): Promise<unknown> {
    if (!(error instanceof WebflowFailure) || error.reason.kind !== 'rejected') return error;
    switch (error.reason.status) {
      case 401:
        return (await isRevoked(error, token, caller)) ? notConnected() : new ProblemError('asset_not_found');
      case 403:
      case 404:
        return new ProblemError('asset_not_found');
      default:
        return error;
    }
  }

  return async (caller, call) => {
    const token = await installations.readToken(caller.subject.installationId);
    if (!token) throw notConnected();
    try {
      return await call(token);
    } catch (error) {
      throw await explain(error, token, caller);
    }
  };
}
