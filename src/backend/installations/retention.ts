import type { Database } from '../database/database.ts';
import { lockRow } from '../database/lock-row.ts';
import type { Schema } from '../database/schema.ts';
import type { Clock } from '../platform/clock.ts';
import { limits } from '../platform/limits.ts';
import type { Log } from '../platform/log.ts';

/**
 * Deletes installations and readings that were not used for `limits.unusedInstallationMs`, and expired OAuth states and
 * known addresses. Returns the rows of the deleted installations. `now` is milliseconds since the epoch. Idempotent, also in
 * two processes at once. Throws what the database throws.
 */
export async function deleteExpired(
  db: Database,
  now: number,
  log: Pick<Log, 'info'>,
): Promise<Schema['installations'][]> {
  const moment = new Date(now).toISOString();
  const oldest = new Date(now - limits.unusedInstallationMs).toISOString();
  const { installations, states } = await db.transaction().execute(async (tx) => {
    await lockRow(tx);
    // Rows from before the column `last_used_at`: their time begins now.
    const begin = tx.updateTable('installations').set({ last_used_at: moment });
    await begin.where('last_used_at', 'is', null).execute();
    const unused = tx.deleteFrom('installations').where('last_used_at', '<=', oldest);
    return {
      installations: await unused.returningAll().execute(),
      states: await tx.deleteFrom('oauth_states').where('expires_at', '<=', moment).executeTakeFirst(),
    };
  });
  const counts = { installations: installations.length, states: Number(states.numDeletedRows) };
  await db.deleteFrom('known_addresses').where('until', '<=', moment).execute();
  await db.deleteFrom('site_readings').where('used_at', '<=', oldest).execute();
  if (counts.installations + counts.states > 0) {
    log.info({ event: 'swept', ...counts }, 'deleted what is not used any more');
  }
  return installations;
}

export interface RetentionDeps {
  readonly db: Database;
  readonly log: Pick<Log, 'info' | 'warn' | 'error'>;
  readonly clock: Clock;
  /** Waits for this many milliseconds without keeping the process alive; rejects once the signal aborts. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly stopping: AbortSignal;
  /** Revokes the tokens of these rows at Webflow. */
  readonly retire: (rows: readonly Schema['installations'][]) => Promise<void>;
  /** Removes or releases held installations. */
  readonly checkHeld: () => Promise<void>;
}

/** Returns whether the system's clock was set by more than `limits.clockSetMs` since the last call. */
function createClockWatch({ wallTime, elapsed }: Clock): () => boolean {
  let difference = wallTime() - elapsed();
  return () => {
    const before = difference;
    difference = wallTime() - elapsed();
    return Math.abs(difference - before) > limits.clockSetMs;
  };
}

/**
 * Deletes expired rows now and then every day, until the process stops. A failure is logged and tried again a day
 * later. Nothing is deleted after the system's clock was set: with a wrong date every installation would look unused.
 */
export async function runRetention(deps: RetentionDeps): Promise<void> {
  const { db, log, clock, sleep, stopping, retire, checkHeld } = deps;
  const wasSet = createClockWatch(clock);
  while (!stopping.aborted) {
    try {
      if (wasSet()) log.warn({ event: 'clock_set' }, 'no old installations were deleted: the clock was set');
      else await retire(await deleteExpired(db, clock.wallTime(), log));
      await checkHeld();
    } catch (err) {
      if (!stopping.aborted) log.error({ event: 'sweep_failed', err }, 'old installations were not deleted');
    }
    await sleep(limits.retentionPauseMs, stopping).catch(() => {});
  }
}
