import {
  type Dialect,
  type Driver,
  type Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { KyselyConnection } from './kysely-connection.ts';
import type { SqliteClient } from './sqlite-client.ts';

/** SQLite with a second connection that reads. DDL is rolled back with its transaction. */
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

  async acquireConnection(): Promise<KyselyConnection> {
    return new KyselyConnection(this.#options.client, this.#options.hasReader);
  }

  beginTransaction(connection: KyselyConnection): Promise<void> {
    return connection.begin();
  }

  commitTransaction(connection: KyselyConnection): Promise<void> {
    return connection.commit();
  }

  async rollbackTransaction(connection: KyselyConnection): Promise<void> {
    connection.rollback();
  }

  async releaseConnection(): Promise<void> {}

  destroy(): Promise<void> {
    return this.#options.close();
  }
}

export interface SqliteDialectOptions {
  readonly client: SqliteClient;
  readonly close: () => Promise<void>;
  /** Whether reads have their own connection. */
  readonly hasReader: boolean;
}

/** A Kysely dialect for SQLite. A query that waits for a lock blocks no other request. */
export function createSqliteDialect(options: SqliteDialectOptions): Dialect {
  return {
    createDriver: () => new SqliteDriver(options),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new ConcurrentSqlite(),
    createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
  };
}
