import { LRUCache } from 'lru-cache';
import { createSingleFlight } from '../cache/single-flight.ts';
import type { Installations } from '../installations/installations.ts';
import { atMost } from '../platform/at-most.ts';
import type { Clock, Sleep } from '../platform/clock.ts';
import type { Deadline } from '../platform/deadline.ts';
import { limits } from '../platform/limits.ts';
import type { Log } from '../platform/log.ts';
import { WebflowFailure } from '../webflow/failure.ts';
import type { Webflow } from '../webflow/webflow.ts';
import { isTokenDead } from './token-dead.ts';

/** What became of an installation that was held: it is good again, held still, or gone. */
export type HeldOutcome = 'released' | 'held' | 'gone';

export interface HeldInstallations {
  /** Looks at an installation once it has been held for `limits.heldForMs`, and goes on until that decides. */
  lookLater(installationId: string, log: Log): void;
  /**
   * Looks again at the installation that covers the site, or else the workspace, where it is held and was not looked at
   * within `limits.heldLookPauseMs`. True where it is good again.
   */
  lookAgain(siteId: string, workspaceId: string | undefined, log: Log): Promise<boolean>;
  /** Looks at all held installations one after the other, as after a start. Throws what the store throws. */
  lookAtAll(log: Log): Promise<void>;
}

export interface HeldInstallationsDeps {
  readonly installations: Pick<Installations, 'findHeld' | 'listHeld' | 'readHeld' | 'release' | 'remove'>;
  readonly webflow: Pick<Webflow, 'introspect'>;
  /** Drops what is kept in memory for the installation. */
  readonly dropCached: (installationId: string) => Promise<void>;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly stopping: AbortSignal;
  readonly deadline: Deadline;
}

/**
 * The second look at installations whose token Webflow refused once. One that Webflow knows is released, whenever that
 * is found; one that it still refuses is removed with all that is kept for it, once it has been held for
 * `limits.heldForMs`.
 */
export function createHeldInstallations(deps: HeldInstallationsDeps): HeldInstallations {
  const { installations, webflow, dropCached, sleep, stopping, deadline } = deps;
  const { elapsed, wallTime } = deps.clock;
  const share = createSingleFlight<HeldOutcome>();
  /** When each was looked at last. */
  const looked = new LRUCache<string, number>(atMost(limits.rememberedInstallations));
  /** Those that a timer of this process will decide about, however its clock is set meanwhile. */
  const timed = new Set<string>();
  let line = Promise.resolve();

  /** `isDue` says whether the time is over where a clock that can be set must not be asked. */
  async function decide(
    id: string,
    isDue: boolean | undefined,
    log: Log,
    signal: AbortSignal,
  ): Promise<HeldOutcome> {
    const held = await installations.readHeld(id);
    if (!held) return 'gone';
    looked.set(id, elapsed());
    if (!(await isTokenDead(webflow, held.token, signal))) {
      if (!(await installations.release(id))) return 'gone';
      log.info({ event: 'installation_released' }, 'Webflow takes the token again');
      return 'released';
    }
    if (!(isDue ?? wallTime() - held.since >= limits.heldForMs)) return 'held';
    await installations.remove(id).finally(() => dropCached(id));
    log.warn({ event: 'installation_revoked', reason: 'token_dead' }, 'the app was uninstalled');
    return 'gone';
  }

  async function look(id: string, log: Log, isDue = timed.has(id) ? false : undefined): Promise<HeldOutcome> {
    const signal = deadline.start(stopping);
    try {
      const outcome = await share(id, signal, (stop) => decide(id, isDue, log, stop));
      if (outcome !== 'held') looked.delete(id);
      return outcome;
    } catch (err) {
      if (stopping.aborted) return 'held';
      if (!(err instanceof WebflowFailure)) throw err;
      log.info({ event: 'held_look_failed', err }, 'a held installation could not be looked at');
      return 'held';
    }
  }

  async function lookUntilDecided(id: string, log: Log): Promise<void> {
    for (;;) {
      await sleep(limits.heldForMs, stopping);
      // One after the other: many may have been held in the same second.
      const turn = line.then(() => look(id, log, true));
      line = turn.then(
        () => {},
        () => {},
      );
      if ((await turn) !== 'held') return;
    }
  }

  return {
    lookLater(id, log) {
      looked.set(id, elapsed());
      timed.add(id);
      lookUntilDecided(id, log)
        .catch((err: unknown) => {
          if (!stopping.aborted)
            log.error({ event: 'held_look_failed', err }, 'a held installation stays held');
        })
        .finally(() => timed.delete(id));
    },

    async lookAgain(siteId, workspaceId, log) {
      const id = await installations.findHeld(siteId, workspaceId);
      if (id === undefined) return false;
      const last = looked.get(id);
      if (last !== undefined && elapsed() - last < limits.heldLookPauseMs) return false;
      return (await look(id, log)) === 'released';
    },

    async lookAtAll(log) {
      for (const id of await installations.listHeld()) {
        if (stopping.aborted) return;
        await look(id, log);
      }
    },
  };
}
