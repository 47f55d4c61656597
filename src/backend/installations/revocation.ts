import { createSingleFlight } from '../cache/single-flight.ts';
import type { Log } from '../log.ts';
import { WebflowFailure, wasRejectedWith, whyStopped } from '../webflow/failure.ts';
import type { Webflow } from '../webflow/webflow.ts';
import type { Installations } from './installations.ts';

export interface Revocation {
  /**
   * True where Webflow says the token itself is dead; the installation and all we kept for it are gone then. Throws
   * WebflowFailure where Webflow could not be asked: then nobody knows what the first refusal meant.
   */
  check(installationId: string, token: string, log: Log, signal: AbortSignal): Promise<boolean>;
}

export interface RevocationDeps {
  readonly installations: Pick<Installations, 'remove'>;
  readonly webflow: Pick<Webflow, 'introspect'>;
  /** Drops what is kept in memory for the installation. */
  readonly dropCached: (installationId: string) => Promise<void>;
}

/**
 * There is no event for an uninstalled app, and a 401 may also mean that one asset is out of reach, so introspection
 * decides (UNCONFIRMED by Webflow's documents: that introspection answers 401 for a revoked token).
 */
export function createRevocation({ installations, webflow, dropCached }: RevocationDeps): Revocation {
  const share = createSingleFlight<boolean>();

  async function decide(
    installationId: string,
    token: string,
    log: Log,
    signal: AbortSignal,
  ): Promise<boolean> {
    try {
      await webflow.introspect(token, signal);
      return false;
    } catch (error) {
      const isDecided = error instanceof WebflowFailure && error.reason.kind === 'rejected';
      if (!isDecided) throw error;
      if (!wasRejectedWith(error, 401)) return false;
    }
    await installations.remove(installationId).finally(() => dropCached(installationId));
    log.warn({ event: 'installation_revoked', reason: 'token_dead' }, 'the app was uninstalled');
    return true;
  }

  return {
    async check(installationId, token, log, signal) {
      try {
        // A page of refused reads is one question.
        return await share(token, signal, (stop) => decide(installationId, token, log, stop));
      } catch (error) {
        throw signal.aborted ? whyStopped(signal) : error;
      }
    },
  };
}
