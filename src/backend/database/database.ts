import { setTimeout as pause } from 'node:timers/promises';
import { Kysely, sql } from 'kysely';
import { systemClock } from '../platform/clock.ts';
import { limits } from '../platform/limits.ts';
import type { Log } from '../platform/log.ts';
import { prepareFile } from '../sqlite/database-path.ts';
import { createSqliteDialect } from '../sqlite/dialect.ts';
import { createMemoryRunner } from '../sqlite/memory-runner.ts';
import { SqliteClient } from '../sqlite/sqlite-client.ts';
import type { SqliteRunner } from '../sqlite/sqlite-runner.ts';
import { createThreadRunner } from '../sqlite/thread-runner.ts';
import { migrate, migrationNames } from './migrations.ts';
import type { Schema } from './schema.ts';

export type Database = Kysely<Schema>;

export interface OpenDatabase extends Kysely<Schema> {
  /** Rejects where the database cannot be used now. */
  check(): Promise<void>;
}

const sqliteTiming = {
  now: systemClock.elapsed,
  sleep: (milliseconds: number, signal: AbortSignal) => pause(milliseconds, undefined, { signal }),
};

/** True where all migrations are done. A start then needs no lock and does not wait for other writers. */
async function isMigrated(db: Database): Promise<boolean> {
  const table = await sql`select 1 from sqlite_schema where name = 'kysely_migration'`.execute(db);
  if (table.rows.length === 0) return false;
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  const names = new Set(rows.map(({ name }) => name));
  return names.size === migrationNames.length && migrationNames.every((name) => names.has(name));
}

/** The SQLite database on which `runner` runs statements, migrated and ready. Throws as `openDatabase` does. */
export async function openSqliteOver(runner: SqliteRunner, hasReader = false): Promise<OpenDatabase> {
  const client = new SqliteClient(runner, sqliteTiming);
  const dialect = createSqliteDialect({ client, close: runner.close, hasReader });
  const db = new Kysely<Schema>({ dialect });
  try {
    if (!(await isMigrated(db))) await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return Object.assign(db, { check: () => client.check() });
}

async function openSqlite(path: string, log: Pick<Log, 'warn'> | undefined): Promise<OpenDatabase> {
  if (path === ':memory:') return openSqliteOver(createMemoryRunner());
  if (prepareFile(path)) {
    log?.warn({ event: 'database_not_private' }, 'other users of this machine may read the database');
  }
  return openSqliteOver(createThreadRunner({ path, expected: migrationNames }), true);
}

async function openPostgres(url: string, log: Pick<Log, 'warn'> | undefined): Promise<OpenDatabase> {
  const { postgresDialect } = await import('./postgres.ts');
  const onLost = (err: unknown): void =>
    log?.warn({ event: 'store_connection_lost', err }, 'a connection to the database broke');
  const pool = {
    connections: limits.databaseConnections,
    statementTimeout: limits.databaseStatementMs,
    onLost,
  };
  const migrating = new Kysely<Schema>({
    dialect: postgresDialect(url, { ...pool, connections: 1, statementTimeout: limits.databaseMigrationMs }),
  });
  await migrate(migrating).finally(() => migrating.destroy());
  const db = new Kysely<Schema>({ dialect: postgresDialect(url, pool) });
  const check = async () => void (await db.selectFrom('installations').select('id').limit(1).execute());
  return Object.assign(db, { check });
}

/**
 * The migrated database of a valid `sqlite:` or `postgres:` URL. `log` gets a line for each broken connection, and for
 * a file that other users can read. Throws what the engine or the file system throws where it cannot be opened, or
 * StoreUnavailableError around it.
 */
export function openDatabase(url: string, log?: Pick<Log, 'warn'>): Promise<OpenDatabase> {
  return url.startsWith('sqlite:') ? openSqlite(url.slice('sqlite:'.length), log) : openPostgres(url, log);
}
