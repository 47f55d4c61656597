import { Kysely, sql } from 'kysely';
import { limits } from '#contract/limits.ts';
import type { Log } from '../log.ts';
import { migrate } from './migrations.ts';
import type { Schema } from './schema.ts';
import { openSqliteDialect } from './sqlite.ts';

export type Database = Kysely<Schema>;

/** Kysely's own lock is none on SQLite; a write transaction keeps others out, and leaves no half where it is cut off. */
async function migrateSqlite(db: Database): Promise<void> {
  await db.connection().execute(async (connection) => {
    await sql`begin immediate`.execute(connection);
    try {
      await migrate(connection);
      await sql`commit`.execute(connection);
    } catch (error) {
      await sql`rollback`.execute(connection);
      throw error;
    }
  });
}

async function openSqlite(path: string): Promise<Database> {
  const db = new Kysely<Schema>({ dialect: await openSqliteDialect(path) });
  await migrateSqlite(db);
  return db;
}

async function openPostgres(url: string, log: Pick<Log, 'warn'> | undefined): Promise<Database> {
  // A start on SQLite needs no driver.
  const { postgresDialect } = await import('./postgres.ts');
  const onLost = (err: unknown): void =>
    log?.warn({ event: 'store_connection_lost', err }, 'a connection to the database broke');
  const pool = {
    connections: limits.databaseConnections,
    statementTimeout: limits.databaseStatement,
    onLost,
  };
  const migrating = new Kysely<Schema>({
    dialect: postgresDialect(url, { ...pool, connections: 1, statementTimeout: limits.databaseMigration }),
  });
  await migrate(migrating).finally(() => migrating.destroy());
  return new Kysely<Schema>({ dialect: postgresDialect(url, pool) });
}

/**
 * The database of a `sqlite:` or `postgres:` URL without fault, migrated and ready; `log` is told of connections that
 * break. Throws what the engine throws where it cannot be opened, or StoreUnavailableError around it.
 */
export function openDatabase(url: string, log?: Pick<Log, 'warn'>): Promise<Database> {
  return url.startsWith('sqlite:') ? openSqlite(url.slice('sqlite:'.length)) : openPostgres(url, log);
}
