import type { PostgresCursor, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import { DatabaseError } from 'pg';
import { StoreUnavailableError } from '../errors/store-unavailable.ts';

/**
 * The SQLSTATE codes of a server that is unavailable for the moment: no disk, memory or connections left (53100 to
 * 53300), a lock that is not free (55P03), a statement that took too long (57014), shutting down, crashed or starting
 * (57P01 to 57P03), a disk that fails (58030), broken pages (XX001, XX002), and a standby that only reads (25006).
 * Source: PostgreSQL's appendix "Error Codes".
 */
const notNow = new Set([
  '25006',
  '53100',
  '53200',
  '53300',
  '55P03',
  '57014',
  '57P01',
  '57P02',
  '57P03',
  '58030',
  'XX001',
  'XX002',
]);

/**
 * A connection of one query or transaction. After an error that is not the server's own, a late result could reach the
 * next query, so the connection is not used again. Throws StoreUnavailableError for such an error.
 */
export class PooledClient implements PostgresPoolClient {
  readonly #client: PostgresPoolClient;
  #failure: StoreUnavailableError | undefined;

  constructor(client: PostgresPoolClient) {
    this.#client = client;
  }

  query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query<R>(what: string | PostgresCursor<R>, parameters: readonly unknown[] = []) {
    return typeof what === 'string' ? this.#ask<R>(what, parameters) : this.#client.query(what);
  }

  async #ask<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    // A rollback over a silent connection would wait for the timeout once more.
    if (this.#failure) throw this.#failure;
    try {
      return await this.#client.query<R>(sql, parameters);
    } catch (error) {
      if (error instanceof DatabaseError) {
        throw notNow.has(error.code ?? '') ? new StoreUnavailableError(error) : error;
      }
      this.#failure = new StoreUnavailableError(error);
      throw this.#failure;
    }
  }

  release(destroy = false): void {
    this.#client.release(destroy || this.#failure !== undefined);
  }
}
