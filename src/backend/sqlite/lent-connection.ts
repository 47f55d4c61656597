import { type CompiledQuery, type DatabaseConnection, type QueryResult, SelectQueryNode } from 'kysely';
import type { SqliteAnswer, SqliteValue } from './connection.ts';
import type { Patience } from './patience.ts';
import type { EndTurn } from './write-turns.ts';

function isValue(value: unknown): value is SqliteValue {
  return value === null || ['string', 'number', 'bigint'].includes(typeof value) || ArrayBuffer.isView(value);
}

function valuesOf(parameters: readonly unknown[]): SqliteValue[] {
  return parameters.map((value) => {
    if (!isValue(value)) throw new TypeError('a query parameter is not a SQLite value');
    return value;
  });
}

/** A query's own type says which columns its rows have. */
function areRowsOf<R>(rows: SqliteAnswer['rows']): rows is (R & Record<string, unknown>)[] {
  return rows.every((row) => typeof row === 'object');
}

/**
 * What one query or transaction has of the database. Reading waits for nothing that is written, unless `hasReader` is
 * false, as in memory; each write and each transaction takes its turn. Throws what Patience throws.
 */
export class LentConnection implements DatabaseConnection {
  readonly #patience: Patience;
  readonly #hasReader: boolean;
  #endTurn: EndTurn | undefined;

  constructor(patience: Patience, hasReader: boolean) {
    this.#patience = patience;
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

  async #run({ sql, parameters, query }: CompiledQuery): Promise<SqliteAnswer> {
    const values = valuesOf(parameters);
    const until = this.#patience.start();
    if (this.#endTurn) return this.#patience.run(until, 'write', sql, values);
    if (this.#hasReader && SelectQueryNode.is(query)) return this.#patience.run(until, 'read', sql, values);
    const endTurn = await this.#patience.lockRow(until);
    return this.#patience.run(until, 'write', sql, values).finally(endTurn);
  }

  /**
   * Begins a transaction that has the right to write from the start: one that began with reading could not wait for it.
   * Source: sqlite.org/isolation.html.
   */
  async begin(): Promise<void> {
    const until = this.#patience.start();
    this.#endTurn = await this.#patience.lockRow(until);
    try {
      await this.#patience.run(until, 'write', 'begin immediate', []);
    } catch (error) {
      // One that was not answered in time may begin yet.
      this.rollback();
      throw error;
    }
  }

  async commit(): Promise<void> {
    await this.#patience.run(this.#patience.start(), 'write', 'commit', []);
    this.#finish();
  }

  /** Has the transaction rolled back before anyone else's turn. Where the database fails, no caller waits for that. */
  rollback(): void {
    const undone = this.#patience.run(this.#patience.start(), 'write', 'rollback', []);
    const finish = () => this.#finish();
    undone.then(finish, finish);
  }

  #finish(): void {
    this.#endTurn?.();
    this.#endTurn = undefined;
  }
}
