import { limits } from '#contract/limits.ts';
import type { Log } from '../log.ts';
import type { Database } from './database.ts';
import { takeTurn } from './turn.ts';

/**
 * Deletes the installations nobody has used for `limits.unusedInstallation`, and the OAuth states that have run out.
 * `now` is milliseconds since the epoch. Doing it twice, or in two processes at once, changes nothing. Throws what the
 * database throws.
 */
export async function sweep(db: Database, now: number, log: Pick<Log, 'info'>): Promise<void> {
  const moment = new Date(now).toISOString();
  const oldest = new Date(now - limits.unusedInstallation).toISOString();
  const [installations, states] = await db.transaction().execute(async (tx) => {
    await takeTurn(tx);
    // Nobody knows when these were last used, so their time begins now.
    const begin = tx.updateTable('installations').set({ last_used_at: moment });
    await begin.where('last_used_at', 'is', null).execute();
    return [
      await tx.deleteFrom('installations').where('last_used_at', '<=', oldest).executeTakeFirst(),
      await tx.deleteFrom('oauth_states').where('expires_at', '<=', moment).executeTakeFirst(),
    ];
  });
  const counts = {
    installations: Number(installations.numDeletedRows),
    states: Number(states.numDeletedRows),
  };
  if (counts.installations + counts.states > 0) {
    log.info({ event: 'swept', ...counts }, 'deleted what nobody used any more');
  }
}

export interface RetentionDeps {
  readonly db: Database;
  readonly log: Pick<Log, 'info' | 'error'>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Waits so many milliseconds, and keeps no process alive; rejects once the signal aborts. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly stopping: AbortSignal;
}

/** Sweeps now and then every day, until the process stops. What fails is told and tried again a day later. */
export async function keepRetention({ db, log, now, sleep, stopping }: RetentionDeps): Promise<void> {
  while (!stopping.aborted) {
    try {
      await sweep(db, now(), log);
    } catch (err) {
      if (!stopping.aborted) log.error({ event: 'sweep_failed', err }, 'old installations were not deleted');
    }
    await sleep(limits.retentionPause, stopping).catch(() => {});
  }
}
