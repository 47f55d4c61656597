import { type CompiledQuery, type DatabaseConnection, type QueryResult, SelectQueryNode } from 'kysely';
import type { SqliteResult, SqliteValue } from './connection.ts';
import type { SqliteClient } from './sqlite-client.ts';
import type { ReleaseLock } from './write-lock.ts';

function isValue(value: unknown): value is SqliteValue {
  return value === null || ['string', 'number', 'bigint'].includes(typeof value) || ArrayBuffer.isView(value);
}

function valuesOf(parameters: readonly unknown[]): SqliteValue[] {
  return parameters.map((value) => {
    if (!isValue(value)) throw new TypeError('a query parameter is not a SQLite value');
    return value;
  });
}

/** The type of the query says which columns its rows have. */
function areRowsOf<R>(rows: SqliteResult['rows']): rows is (R & Record<string, unknown>)[] {
  return rows.every((row) => typeof row === 'object');
}

/**
 * The connection of one query or transaction. With `hasReader`, as for a file, reads do not wait for writes. Each write
 * and each transaction holds the write lock. Throws what SqliteClient throws.
 */
export class KyselyConnection implements DatabaseConnection {
  readonly #client: SqliteClient;
  readonly #hasReader: boolean;
  #release: ReleaseLock | undefined;

  constructor(client: SqliteClient, hasReader: boolean) {
    this.#client = client;
    this.#hasReader = hasReader;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, changes } = await this.#run(query);
    if (!areRowsOf<R>(rows)) throw new TypeError('a row is no object');
    return changes === undefined ? { rows } : { rows, numAffectedRows: changes };
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery(query);
  }

  async #run({ sql, parameters, query }: CompiledQuery): Promise<SqliteResult> {
    const values = valuesOf(parameters);
    const deadline = this.#client.lockDeadline();
    if (this.#release) return this.#client.run(deadline, 'write', sql, values);
    if (this.#hasReader && SelectQueryNode.is(query)) return this.#client.run(deadline, 'read', sql, values);
    const release = await this.#client.lock(deadline);
    return this.#client.run(deadline, 'write', sql, values).finally(release);
  }

  /**
   * Begins a transaction with the right to write. A transaction that begins with a read cannot wait for that right
   * later. Source: sqlite.org/isolation.html.
   */
  async begin(): Promise<void> {
    const deadline = this.#client.lockDeadline();
    this.#release = await this.#client.lock(deadline);
    try {
      await this.#client.run(deadline, 'write', 'begin immediate', []);
    } catch (error) {
      // A `begin` that timed out may still be carried out.
      this.rollback();
      throw error;
    }
  }

  async commit(): Promise<void> {
    await this.#client.run(this.#client.lockDeadline(), 'write', 'commit', []);
    this.#finish();
  }

  /** Rolls back before the lock is released. Does not wait: the disk may not respond. */
  rollback(): void {
    const undone = this.#client.run(this.#client.lockDeadline(), 'write', 'rollback', []);
    const finish = () => this.#finish();
    undone.then(finish, finish);
  }

  #finish(): void {
    this.#release?.();
    this.#release = undefined;
  }
}
