import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';

function isInput(value: unknown): value is SQLInputValue {
  return value === null || ['string', 'number', 'bigint'].includes(typeof value) || ArrayBuffer.isView(value);
}

function inputs(parameters: readonly unknown[]): SQLInputValue[] {
  return parameters.map((value) => {
    if (!isInput(value)) throw new TypeError('a query parameter is not a SQLite value');
    return value;
  });
}

/** How many statements are kept prepared; the queries of all requests are fewer. */
const statementsKept = 100;

/** What Kysely's SQLite dialect needs of a database, over Node's own `node:sqlite`. */
function adapt(database: DatabaseSync): SqliteDatabase {
  // Kysely prepares a statement for each run of a query, which takes longer than running it.
  const kept = new Map<string, SqliteStatement>();

  function prepare(sql: string): SqliteStatement {
    const statement = database.prepare(sql);
    return {
      reader: statement.columns().length > 0,
      all: (parameters) => statement.all(...inputs(parameters)),
      run: (parameters) => statement.run(...inputs(parameters)),
      iterate: (parameters) => statement.iterate(...inputs(parameters)),
    };
  }

  return {
    close: () => database.close(),
    prepare(sql) {
      const statement = kept.get(sql) ?? prepare(sql);
      if (kept.size >= statementsKept) kept.clear();
      kept.set(sql, statement);
      return statement;
    },
  };
}

/** How long a lock of another process is waited for, in milliseconds. */
const lockPatience = 5_000;

/** What the low byte of `errcode` says where another connection's lock is in the way. Source: sqlite.org/rescode.html. */
const sqliteBusy = 5;

function isBusy(error: unknown): boolean {
  if (!(error instanceof Error && 'errcode' in error && typeof error.errcode === 'number')) return false;
  return (error.errcode & 0xff) === sqliteBusy;
}

/**
 * Has the database keep a write-ahead log. Where several processes make one file their own at the same moment, each
 * would have to wait for the others; SQLite then calls no busy handler but refuses at once.
 */
async function keepWriteAheadLog(database: DatabaseSync): Promise<void> {
  const patient = AbortSignal.timeout(lockPatience);
  for (;;) {
    try {
      database.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (!isBusy(error) || patient.aborted) throw error;
    }
    await pause(20);
  }
}

/**
 * A Kysely dialect over the SQLite file of `path` (`:memory:` for none), its folder made where it is missing. Throws
 * what SQLite throws where the file cannot be opened, or stays locked.
 * WAL with `synchronous=FULL` keeps every acknowledged write through a power cut. Source: sqlite.org/wal.html.
 */
export async function openSqliteDialect(path: string): Promise<SqliteDialect> {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path, { timeout: lockPatience, enableForeignKeyConstraints: true });
  try {
    await keepWriteAheadLog(database);
  } catch (error) {
    database.close();
    throw error;
  }
  database.exec('PRAGMA synchronous = FULL');
  return new SqliteDialect({ database: adapt(database) });
}
