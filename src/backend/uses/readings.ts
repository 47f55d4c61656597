import { randomUUID } from 'node:crypto';
import type { PlaceKind } from '#contract/uses.ts';
import type { Database } from '../database/database.ts';
import type { Schema } from '../database/schema.ts';
import { limits } from '../platform/limits.ts';
import { type KindList, type KindLists, parseLists, withList } from './kind-lists.ts';
import { type Lease, type Scope, scopeColumns } from './scope.ts';
import { updateLeased } from './update-leased.ts';

type Row = Schema['site_readings'];

/** What is known of the reading of a site. Moments are milliseconds since the epoch. */
export interface Reading {
  readonly reading: string;
  readonly revision: number;
  readonly state: Row['state'];
  readonly lists: KindLists;
  readonly problem: string | null;
  readonly leaseUntil: number;
  readonly waitUntil: number;
  /** Calls of this run, and when it began. */
  readonly calls: number;
  readonly runSince: number;
  readonly readAt: string | null;
}

/** The readings in the database, one for each site of an installation. Each method throws what the database throws. */
export interface Readings {
  /** Finds a reading, and notes that it is in use. */
  find(scope: Scope): Promise<Reading | undefined>;
  /**
   * Begins a reading, or continues one that is not under way, with its lists where the run began less than `limits.readingListsMs`
   * ago. With `isFresh` the last one is deleted first.
   */
  start(scope: Scope, isFresh: boolean): Promise<void>;
  /** Stops the reading that is under way. */
  pause(scope: Scope): Promise<void>;
  /** Takes a reading that is under way and has no valid lease. Returns false where there is none. */
  claim(lease: Lease): Promise<boolean>;
  /** Extends the lease; throws LeaseLostError where the owner has lost it. */
  renew(lease: Lease, changes?: { readonly waitUntil: number | null }): Promise<void>;
  /** Ends the lease, so that another owner may take the reading at once. */
  release(lease: Lease): Promise<void>;
  /** Notes that a kind could not be listed, which took so many calls. Throws as `renew` does. */
  noteList(lease: Lease, kind: PlaceKind, list: KindList, calls: number): Promise<void>;
  /** Ends the reading. `problem` is the code of what ended it early. Throws as `renew` does. */
  end(lease: Lease, state: 'done' | 'stopped', problem: string | null): Promise<void>;
  /** Deletes all readings of an installation. */
  forget(installationId: string): Promise<void>;
}

const unowned = { owner: null, lease_until: null, wait_until: null } as const;
const unchanged = { revisions: 0, calls: 0 } as const;

function toReading(row: Row): Reading {
  const { reading, revision, state, problem, calls } = row;
  const moment = (text: string | null) => (text === null ? 0 : Date.parse(text));
  return {
    reading,
    revision,
    state,
    lists: parseLists(row.lists),
    problem,
    leaseUntil: moment(row.lease_until),
    waitUntil: moment(row.wait_until),
    calls,
    runSince: moment(row.run_since),
    readAt: row.read_at,
  };
}

/** The lists of a reading that goes on: what was refused or failed is asked for again. */
function onlyListed(lists: KindLists): KindLists {
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list && 'of' in list));
}

/** `now` is milliseconds since the epoch. */
export function createReadings(db: Database, now: () => number): Readings {
  const iso = (moment = now()) => new Date(moment).toISOString();

  async function goOn(tx: Database, scope: Scope, { state, lists, run_since }: Row): Promise<void> {
    if (state === 'reading') return;
    const isRecent = run_since !== null && now() - Date.parse(run_since) < limits.readingListsMs;
    const kept = state === 'done' || !isRecent ? {} : onlyListed(parseLists(lists));
    await tx
      .updateTable('site_readings')
      .set({ state: 'reading', lists: JSON.stringify(kept), problem: null, ...unowned })
      .where((eb) => eb.and({ ...scopeColumns(scope), state }))
      .execute();
    if (state !== 'stopped') return;
    await tx
      .updateTable('site_places')
      .set({ is_due: 1 })
      .where((eb) => eb.and({ ...scopeColumns(scope), state: 'failed' }))
      .execute();
  }

  return {
    async find(scope) {
      const query = db.selectFrom('site_readings').selectAll();
      const row = await query.where((eb) => eb.and(scopeColumns(scope))).executeTakeFirst();
      if (!row) return undefined;
      if (now() - Date.parse(row.used_at) >= limits.useNotedMs) {
        const update = db.updateTable('site_readings').set({ used_at: iso() });
        await update.where((eb) => eb.and(scopeColumns(scope))).execute();
      }
      return toReading(row);
    },

    async start(scope, isFresh) {
      await db.transaction().execute(async (tx) => {
        if (isFresh) {
          const old = tx.deleteFrom('site_readings').where((eb) => eb.and(scopeColumns(scope)));
          await old.execute();
        }
        const fresh: Row = {
          ...scopeColumns(scope),
          reading: randomUUID(),
          revision: 0,
          state: 'reading',
          lists: '{}',
          problem: null,
          ...unowned,
          calls: 0,
          run_since: null,
          read_at: null,
          used_at: iso(),
        };
        const insert = tx.insertInto('site_readings').values(fresh);
        const { numInsertedOrUpdatedRows = 0n } = await insert
          .onConflict((conflict) => conflict.columns(['installation_id', 'site_id']).doNothing())
          .executeTakeFirst();
        if (numInsertedOrUpdatedRows > 0n) return;
        const known = tx.selectFrom('site_readings').selectAll();
        const row = await known.where((eb) => eb.and(scopeColumns(scope))).executeTakeFirst();
        if (row) await goOn(tx, scope, row);
      });
    },

    async pause(scope) {
      await db
        .updateTable('site_readings')
        .set({ state: 'paused', ...unowned })
        .where((eb) => eb.and({ ...scopeColumns(scope), state: 'reading' }))
        .execute();
    },

    async claim(lease) {
      const moment = now();
      const update = db.updateTable('site_readings').set({
        owner: lease.owner,
        lease_until: iso(moment + limits.readingLeaseMs),
        wait_until: null,
        calls: 0,
        run_since: iso(moment),
      });
      const { numUpdatedRows } = await update
        .where((eb) => eb.and({ ...scopeColumns(lease), state: 'reading' }))
        .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<=', iso(moment))]))
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async renew(lease, changes) {
      const wait = changes?.waitUntil;
      await updateLeased(db, lease, now(), unchanged, {
        ...(wait === undefined ? {} : { wait_until: wait === null ? null : iso(wait) }),
      });
    },

    async release(lease) {
      await db
        .updateTable('site_readings')
        .set(unowned)
        .where((eb) => eb.and({ ...scopeColumns(lease), owner: lease.owner }))
        .execute();
    },

    async noteList(lease, kind, list, calls) {
      await db.transaction().execute(async (tx) => {
        const { lists } = await updateLeased(tx, lease, now(), { revisions: 0, calls });
        await updateLeased(tx, lease, now(), unchanged, { lists: withList(lists, kind, list) });
      });
    },

    async end(lease, state, problem) {
      await updateLeased(db, lease, now(), unchanged, {
        state,
        problem,
        ...unowned,
        ...(state === 'done' ? { read_at: iso() } : {}),
      });
    },

    async forget(installationId) {
      await db.deleteFrom('site_readings').where('installation_id', '=', installationId).execute();
    },
  };
}
