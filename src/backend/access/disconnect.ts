import type { Installations } from '../installations/installations.ts';
import type { Log } from '../platform/log.ts';
import type { Webflow } from '../webflow/webflow.ts';
import type { AnonymousCaller } from './caller.ts';

export interface DisconnectDeps {
  readonly installations: Installations;
  readonly webflow: Pick<Webflow, 'revoke'>;
  /** Drops what is kept in memory for the installation. */
  readonly dropCached: (installationId: string) => Promise<void>;
}

/**
 * Ends an installation: forgets it first, then asks Webflow to revoke the token, so that a failing call cannot keep
 * it alive here. One token serves every site of an installation, so all of them are disconnected. Doing it again
 * changes nothing. Source: Webflow's "Revoke authorization".
 */
export function createDisconnect({ installations, webflow, dropCached }: DisconnectDeps) {
  async function readToken(installationId: string, log: Log): Promise<string | undefined> {
    try {
      const token = await installations.readToken(installationId);
      return token ?? (await installations.readHeld(installationId))?.token;
    } catch (err) {
      log.warn({ event: 'revoke_failed', err }, 'the token can’t be read, so that Webflow keeps it');
      return undefined;
    }
  }

  return async function disconnect(installationId: string, { log, signal }: AnonymousCaller): Promise<void> {
    const token = await readToken(installationId, log);
    // Of several at once only the one that forgets it asks Webflow.
    const isOurs = await installations.remove(installationId).finally(() => dropCached(installationId));
    if (!isOurs || !token) return;
    try {
      await webflow.revoke(token, signal);
      log.info({ event: 'installation_disconnected' }, 'disconnected');
    } catch (err) {
      log.warn({ event: 'revoke_failed', err }, 'forgotten here, but Webflow did not confirm the revocation');
    }
  };
}

export type Disconnect = ReturnType<typeof createDisconnect>;
