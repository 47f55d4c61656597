import {
  type Dialect,
  type Driver,
  type Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { LentConnection } from './lent-connection.ts';
import { Patience, type Waits } from './patience.ts';
import type { SqliteWork } from './sqlite-work.ts';

/** SQLite with a connection that reads beside the one that writes. Its DDL is undone with its transaction. */
class ConcurrentSqlite extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }

  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class SqliteDriver implements Driver {
  readonly #work: SqliteWork;
  readonly #lend: () => LentConnection;

  constructor(work: SqliteWork, lend: () => LentConnection) {
    this.#work = work;
    this.#lend = lend;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<LentConnection> {
    return this.#lend();
  }

  beginTransaction(connection: LentConnection): Promise<void> {
    return connection.begin();
  }

  commitTransaction(connection: LentConnection): Promise<void> {
    return connection.commit();
  }

  async rollbackTransaction(connection: LentConnection): Promise<void> {
    connection.rollback();
  }

  async releaseConnection(): Promise<void> {}

  destroy(): Promise<void> {
    return this.#work.close();
  }
}

/** What a database is used with. */
export interface SqliteDialectOptions {
  readonly work: SqliteWork;
  readonly waits: Waits;
  /** Whether it reads beside what it writes. */
  readonly hasReader: boolean;
}

/** A Kysely dialect in which nothing that waits for a SQLite database holds up anything else. */
export function createSqliteDialect({ work, waits, hasReader }: SqliteDialectOptions): Dialect {
  const patience = new Patience(work, waits);
  return {
    createDriver: () => new SqliteDriver(work, () => new LentConnection(patience, hasReader)),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new ConcurrentSqlite(),
    createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
  };
}
