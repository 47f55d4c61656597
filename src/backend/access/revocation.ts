import { createSingleFlight } from '../cache/single-flight.ts';
import type { Installations } from '../installations/installations.ts';
import { whyStopped } from '../webflow/failure.ts';
import type { Webflow } from '../webflow/webflow.ts';
import type { AnonymousCaller } from './caller.ts';
import type { HeldInstallations } from './held-installations.ts';
import { isTokenDead } from './token-dead.ts';

export interface Revocation {
  /**
   * True where Webflow says that the token itself is dead; the installation is held then, and its site counts as not
   * connected. Throws WebflowFailure where Webflow could not be asked: what the first refusal meant is not known then.
   */
  check(installation: InstallationToken, caller: AnonymousCaller): Promise<boolean>;
}

/** An installation and its access token. */
export interface InstallationToken {
  readonly id: string;
  readonly token: string;
}

export interface RevocationDeps {
  readonly installations: Pick<Installations, 'hold'>;
  readonly webflow: Pick<Webflow, 'introspect'>;
  readonly held: Pick<HeldInstallations, 'lookLater'>;
}

/**
 * There is no event for an uninstalled app, and a 401 may also mean that one asset is out of reach, so introspection
 * decides (UNCONFIRMED: `revokedIntrospectionStatus`, `foreignAssetStatus`, `revocationEnds`, `tokensExpire`). It decides twice:
 * an authorisation service that fails may answer 401 to everything for a while, and what is deleted has to be connected
 * again by hand. Here is the first look; the second is `HeldInstallations`.
 */
export function createRevocation({ installations, webflow, held }: RevocationDeps): Revocation {
  const share = createSingleFlight<boolean>();

  async function decide(
    { id, token }: InstallationToken,
    { log, signal }: AnonymousCaller,
  ): Promise<boolean> {
    if (!(await isTokenDead(webflow, token, signal))) return false;
    if (await installations.hold(id)) {
      log.warn(
        { event: 'installation_held', reason: 'token_dead' },
        'Webflow refuses the token: held for now',
      );
      held.lookLater(id, log);
    }
    return true;
  }

  return {
    async check(installation, { log, signal }) {
      try {
        // A page of refused reads is one question.
        return await share(installation.token, signal, (stop) => decide(installation, { log, signal: stop }));
      } catch (error) {
        throw signal.aborted ? whyStopped(signal) : error;
      }
    },
  };
}
