import {
  type Dialect,
  type Driver,
  type Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { LentConnection } from './lent-connection.ts';
import type { Patience } from './patience.ts';

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
  readonly #options: SqliteDialectOptions;

  constructor(options: SqliteDialectOptions) {
    this.#options = options;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<LentConnection> {
    return new LentConnection(this.#options.patience, this.#options.hasReader);
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
    return this.#options.close();
  }
}

/** What a database is used with. */
export interface SqliteDialectOptions {
  readonly patience: Patience;
  readonly close: () => Promise<void>;
  /** Whether it reads beside what it writes. */
  readonly hasReader: boolean;
}

/** A Kysely dialect in which nothing that waits for a SQLite database holds up anything else. */
export function createSqliteDialect(options: SqliteDialectOptions): Dialect {
  return {
    createDriver: () => new SqliteDriver(options),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new ConcurrentSqlite(),
    createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
  };
}
