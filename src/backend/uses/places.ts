import type { PlaceKind } from '#contract/uses.ts';
import type { Database } from '../database/database.ts';
import { limits } from '../platform/limits.ts';
import { withList } from './kind-lists.ts';
import { compareWithList, type ListedThing } from './listed-things.ts';
import { type DuePlace, type PlaceChange, type PlaceIdentity, type PlaceRow, parseBody } from './place.ts';
import { type Lease, type Scope, scopeColumns } from './scope.ts';
import { updateLeased } from './update-leased.ts';

/** A part of a Collection. */
export type PlacePart = PlaceIdentity & Pick<PlaceRow, 'state'>;

/** The places of readings. Writes throw LeaseLostError where the owner has lost the lease. */
export interface Places {
  /** Takes in a whole list of a kind, of which Webflow says that it has `of` entries. */
  putList(
    lease: Lease,
    kind: PlaceKind,
    things: readonly ListedThing[],
    of: number,
    calls: number,
  ): Promise<void>;
  /** The first place of the kind behind this key that has to be read. */
  nextDue(scope: Scope, kind: PlaceKind, after: string): Promise<DuePlace | undefined>;
  /** The parts of a Collection, gone ones as well. */
  partsOf(scope: Scope, collectionId: string): Promise<PlacePart[]>;
  /** Notes that all parts of a Collection have to be read again. */
  readAgain(lease: Lease, collectionId: string): Promise<void>;
  /** Writes places, all or none. */
  save(lease: Lease, changes: readonly PlaceChange[], calls: number): Promise<void>;
  /** The bytes and the number of all places. */
  size(scope: Scope): Promise<{ readonly bytes: number; readonly count: number }>;
}

/** How many rows one statement writes: SQLite allows 32,766 parameters in one (sqlite.org/limits.html). */
const rowsAtOnce = 200;

async function write(
  tx: Database,
  lease: Scope,
  changes: readonly PlaceChange[],
  first: number,
): Promise<void> {
  for (let from = 0; from < changes.length; from += rowsAtOnce) {
    const rows = changes.slice(from, from + rowsAtOnce).map((change, index): PlaceRow => {
      return { ...scopeColumns(lease), ...change, revision: first + from + index };
    });
    await tx
      .insertInto('site_places')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['installation_id', 'site_id', 'key']).doUpdateSet((eb) => ({
          state: eb.ref('excluded.state'),
          is_due: eb.ref('excluded.is_due'),
          revision: eb.ref('excluded.revision'),
          body: eb.ref('excluded.body'),
          listed_stamp: eb.ref('excluded.listed_stamp'),
          stamp: eb.ref('excluded.stamp'),
          read_at: eb.ref('excluded.read_at'),
          calls: eb.ref('excluded.calls'),
        })),
      )
      .execute();
  }
}

/** `now` is milliseconds since the epoch. */
export function createPlaceStore(db: Database, now: () => number): Places {
  async function save(
    tx: Database,
    lease: Lease,
    changes: readonly PlaceChange[],
    calls: number,
  ): Promise<string> {
    const by = { revisions: changes.length, calls };
    const { revision, lists } = await updateLeased(tx, lease, now(), by, { wait_until: null });
    await write(tx, lease, changes, revision - changes.length + 1);
    return lists;
  }

  async function size(tx: Database, scope: Scope) {
    const query = tx
      .selectFrom('site_places')
      .select(({ fn }) => [fn.countAll().as('count'), fn.sum(fn<number>('length', ['body'])).as('bytes')]);
    const row = await query.where((eb) => eb.and(scopeColumns(scope))).executeTakeFirst();
    return { count: Number(row?.count ?? 0), bytes: Number(row?.bytes ?? 0) };
  }

  return {
    async putList(lease, kind, things, of, calls) {
      await db.transaction().execute(async (tx) => {
        const known = tx.selectFrom('site_places').selectAll();
        const rows = await known.where((eb) => eb.and({ ...scopeColumns(lease), kind })).execute();
        const { count } = await size(tx, lease);
        const room = limits.readingPlaces - count;
        const changes = compareWithList(kind, things, rows, { room, now: now() });
        const lists = withList(await save(tx, lease, changes, calls), kind, { of });
        await updateLeased(tx, lease, now(), { revisions: 0, calls: 0 }, { lists });
      });
    },

    async nextDue(scope, kind, after) {
      const row = await db
        .selectFrom('site_places')
        .select(['key', 'kind', 'thing_id', 'listed_stamp', 'state', 'body'])
        .where((eb) => eb.and({ ...scopeColumns(scope), kind, is_due: 1 }))
        .where('key', '>', after)
        .orderBy('key')
        .limit(1)
        .executeTakeFirst();
      return row && { ...row, body: parseBody(row.body) };
    },

    partsOf: (scope, collectionId) =>
      db
        .selectFrom('site_places')
        .select(['key', 'kind', 'thing_id', 'calls', 'state'])
        .where((eb) => eb.and({ ...scopeColumns(scope), kind: 'collection', thing_id: collectionId }))
        .orderBy('key')
        .execute(),

    async readAgain(lease, collectionId) {
      await db.transaction().execute(async (tx) => {
        await updateLeased(tx, lease, now(), { revisions: 0, calls: 0 });
        await tx
          .updateTable('site_places')
          .set({ is_due: 1 })
          .where((eb) => eb.and({ ...scopeColumns(lease), kind: 'collection', thing_id: collectionId }))
          .where('state', '!=', 'gone')
          .execute();
      });
    },

    async save(lease, changes, calls) {
      await db.transaction().execute(async (tx) => void (await save(tx, lease, changes, calls)));
    },

    size: (scope) => size(db, scope),
  };
}
