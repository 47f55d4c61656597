import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';

/** A parameter of a query. */
export type SqliteValue = SQLInputValue;

/** The result of a statement: its rows, or the number of rows it changed. */
export interface SqliteResult {
  readonly rows: Record<string, unknown>[];
  readonly changes: bigint | undefined;
}

/** The most prepared statements of a connection. The queries of all requests are fewer. */
const maxPreparedStatements = 100;

/** The URL of a file that SQLite must not create. Source: sqlite.org/uri.html. */
function existing(path: string): URL {
  const url = pathToFileURL(path);
  url.searchParams.set('mode', 'rw');
  return url;
}

/**
 * A connection of `node:sqlite` to an existing SQLite file, or to `:memory:`. It never waits for a lock, because SQLite
 * would block the thread for that. Each method throws what `node:sqlite` throws. A write-ahead log with
 * `synchronous=FULL` keeps every acknowledged write through a power cut. Source: sqlite.org/wal.html.
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
    if (this.#prepared.size >= maxPreparedStatements) this.#prepared.clear();
    this.#prepared.set(sql, prepared);
    return prepared;
  }

  /** Runs one statement. `rollback` does nothing where SQLite has already rolled the transaction back. */
  run(sql: string, parameters: readonly SqliteValue[] = []): SqliteResult {
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
