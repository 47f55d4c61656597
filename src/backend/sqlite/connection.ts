import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';

/** A value of a query's parameter. */
export type SqliteValue = SQLInputValue;

/** What a statement answered: its rows, or how many rows it changed. */
export interface SqliteAnswer {
  readonly rows: Record<string, unknown>[];
  readonly changes: bigint | undefined;
}

/** How many statements are kept prepared; the queries of all requests are fewer. */
const statementsKept = 100;

/** The URL of a file that SQLite must not make where it is missing. Source: sqlite.org/uri.html. */
function existing(path: string): URL {
  const url = pathToFileURL(path);
  url.searchParams.set('mode', 'rw');
  return url;
}

/**
 * One connection to the SQLite file of `path`, which has to be there, or to `:memory:`, over Node's own `node:sqlite`. It never waits for another's lock: SQLite's
 * own waiting would sleep in its thread. Each method throws what `node:sqlite` throws.
 * A write-ahead log with `synchronous=FULL` keeps every acknowledged write through a power cut. Source:
 * sqlite.org/wal.html.
 */
export class Connection {
  readonly #database: DatabaseSync;
  readonly #prepared = new Map<string, { readonly statement: StatementSync; readonly hasRows: boolean }>();

  constructor(path: string) {
    this.#database = new DatabaseSync(path === ':memory:' ? path : existing(path), {
      timeout: 0,
      enableForeignKeyConstraints: true,
    });
    try {
      this.#database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  #prepare(sql: string) {
    const kept = this.#prepared.get(sql);
    if (kept) return kept;
    const statement = this.#database.prepare(sql);
    const prepared = { statement, hasRows: statement.columns().length > 0 };
    if (this.#prepared.size >= statementsKept) this.#prepared.clear();
    this.#prepared.set(sql, prepared);
    return prepared;
  }

  /** Runs one statement. A `rollback` where what failed has ended the transaction already does nothing. */
  run(sql: string, parameters: readonly SqliteValue[] = []): SqliteAnswer {
    if (sql === 'rollback' && !this.isInTransaction) return { rows: [], changes: undefined };
    const { statement, hasRows } = this.#prepare(sql);
    if (hasRows) return { rows: statement.all(...parameters), changes: undefined };
    return { rows: [], changes: BigInt(statement.run(...parameters).changes) };
  }

  get isInTransaction(): boolean {
    return this.#database.isTransaction;
  }

  close(): void {
    this.#prepared.clear();
    this.#database.close();
  }
}
