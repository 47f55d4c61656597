import type { Database } from '../database/database.ts';
import { limits } from '../platform/limits.ts';
import type { KnownAddressStore } from './known-addresses.ts';

/** A name that has not been written yet. */
interface Addition {
  readonly installationId: string;
  readonly name: string;
  /** RFC 3339. */
  readonly until: string;
}

async function write(db: Database, { installationId, name, until }: Addition): Promise<void> {
  await db
    .insertInto('known_addresses')
    .columns(['installation_id', 'name', 'until'])
    .expression(
      db
        .selectFrom('installations')
        .select((eb) => ['id', eb.val(name).as('name'), eb.val(until).as('until')])
        .where('id', '=', installationId),
    )
    .onConflict((conflict) => conflict.columns(['installation_id', 'name']).doUpdateSet({ until }))
    .execute();
  const newest = db
    .selectFrom('known_addresses')
    .select('name')
    .where('installation_id', '=', installationId)
    .orderBy('until', 'desc')
    .orderBy('name')
    .limit(limits.knownAddressesOfInstallation);
  await db
    .deleteFrom('known_addresses')
    .where('installation_id', '=', installationId)
    .where('name', 'not in', newest)
    .execute();
}

/**
 * A store in the database, which outlives the process. One addition is written at a time and up to
 * `limits.knownAddressesWaiting` wait; those that fail are tried again behind the next. `now` is milliseconds since the
 * epoch.
 */
export function createKnownInDatabase(db: Database, now: () => number): KnownAddressStore {
  const waiting = new Map<string, Addition>();
  let isWriting = false;

  async function writeAll(): Promise<void> {
    if (isWriting) return;
    isWriting = true;
    try {
      for (const [key, addition] of waiting) {
        await write(db, addition);
        if (waiting.get(key) === addition) waiting.delete(key);
      }
    } catch {
      // The request was answered long ago, and one that needs the database reports its trouble.
    } finally {
      isWriting = false;
    }
  }

  return {
    async has(installationId, names) {
      try {
        const row = await db
          .selectFrom('known_addresses')
          .select('name')
          .where('installation_id', '=', installationId)
          .where('name', 'in', names)
          .where('until', '>', new Date(now()).toISOString())
          .limit(1)
          .executeTakeFirst();
        return row !== undefined;
      } catch {
        return false;
      }
    },
    add(installationId, name) {
      const until = new Date(now() + limits.knownAddressLifetimeMs).toISOString();
      const hasRoom = waiting.size < limits.knownAddressesWaiting;
      if (hasRoom) waiting.set(`${installationId}:${name}`, { installationId, name, until });
      void writeAll();
    },
  };
}
