import type { Database } from '../database/database.ts';
import { lockRow } from '../database/lock-row.ts';
import type { Schema } from '../database/schema.ts';
import type { Clock } from '../platform/clock.ts';
import { limits } from '../platform/limits.ts';
import type { Log } from '../platform/log.ts';

/** Deletes the known addresses that have expired. `now` is milliseconds since the epoch. Throws what the database throws. */
async function deleteExpiredAddresses(db: Database, now: number): Promise<void> {
  await db.deleteFrom('known_addresses').where('until', '<=', new Date(now).toISOString()).execute();
}

/**
 * Deletes the installations that were not used for `limits.unusedInstallationMs`, whose rows it answers, and the OAuth
 * states and known addresses that have run out. `now` is milliseconds since the epoch. Doing it twice, or in two processes at once, changes
 * nothing. Throws what the database throws.
 */
export async function sweep(
  db: Database,
  now: number,
  log: Pick<Log, 'info'>,
): Promise<Schema['installations'][]> {
  const moment = new Date(now).toISOString();
  const oldest = new Date(now - limits.unusedInstallationMs).toISOString();
  const { installations, states } = await db.transaction().execute(async (tx) => {
    await lockRow(tx);
    // When these were last used is not known, so their time begins now.
    const begin = tx.updateTable('installations').set({ last_used_at: moment });
    await begin.where('last_used_at', 'is', null).execute();
    const unused = tx.deleteFrom('installations').where('last_used_at', '<=', oldest);
    return {
      installations: await unused.returningAll().execute(),
      states: await tx.deleteFrom('oauth_states').where('expires_at', '<=', moment).executeTakeFirst(),
    };
  });
  const counts = { installations: installations.length, states: Number(states.numDeletedRows) };
  await deleteExpiredAddresses(db, now);
  if (counts.installations + counts.states > 0) {
    log.info({ event: 'swept', ...counts }, 'deleted what is not used any more');
  }
  return installations;
}

export interface RetentionDeps {
  readonly db: Database;
  readonly log: Pick<Log, 'info' | 'warn' | 'error'>;
  readonly clock: Clock;
  /** Waits so many milliseconds, and keeps no process alive; rejects once the signal aborts. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly stopping: AbortSignal;
  /** Has Webflow revoke the tokens of these rows. */
  readonly retire: (rows: readonly Schema['installations'][]) => Promise<void>;
  /** Decides about the installations that are held. */
  readonly lookAtHeld: () => Promise<void>;
}

/** Tells whether the system's clock was set by more than `limits.clockSetMs` since it was last asked. */
function watchClock({ wallTime, elapsed }: Clock): () => boolean {
  let difference = wallTime() - elapsed();
  return () => {
    const before = difference;
    difference = wallTime() - elapsed();
    return Math.abs(difference - before) > limits.clockSetMs;
  };
}

/**
 * Sweeps now and then every day, until the process stops. What fails is logged and tried again a day later. So is a sweep
 * after the system's clock was set: a wrong date would make every installation look unused for years.
 */
export async function keepRetention(deps: RetentionDeps): Promise<void> {
  const { db, log, clock, sleep, stopping, retire, lookAtHeld } = deps;
  const wasSet = watchClock(clock);
  while (!stopping.aborted) {
    try {
      if (wasSet()) log.warn({ event: 'clock_set' }, 'no old installations were deleted: the clock was set');
      else await retire(await sweep(db, clock.wallTime(), log));
      await lookAtHeld();
    } catch (err) {
      if (!stopping.aborted) log.error({ event: 'sweep_failed', err }, 'old installations were not deleted');
    }
    await sleep(limits.retentionPauseMs, stopping).catch(() => {});
  }
}
