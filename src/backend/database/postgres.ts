import { readFileSync } from 'node:fs';
import { PostgresDialect, type PostgresPoolClient } from 'kysely';
import { Pool, type PoolConfig } from 'pg';
import { StoreUnavailableError } from '../errors/store-unavailable.ts';
import { limits } from '../platform/limits.ts';
import { PooledClient } from './pooled-client.ts';
import { type PostgresUrl, readPostgresUrl } from './postgres-url.ts';

export interface PostgresOptions {
  /** The most connections. */
  readonly connections: number;
  /** How long one statement may take, in milliseconds. */
  readonly statementTimeout: number;
  /** Told of a connection that broke while nobody used it; the next query opens another. */
  readonly onLost: (error: unknown) => void;
}

function tls({ protection, rootCertificate }: PostgresUrl): PoolConfig['ssl'] {
  if (protection === 'none') return false;
  const ca = rootCertificate === undefined ? {} : { ca: readFileSync(rootCertificate, 'utf8') };
  return { ...ca, rejectUnauthorized: protection === 'verified' };
}

function openPool(url: string, { connections, statementTimeout, onLost }: PostgresOptions): Pool {
  const parts = readPostgresUrl(url);
  const pool = new Pool({
    connectionString: parts.connectionString,
    ssl: tls(parts),
    fallback_application_name: 'asset-inspector',
    max: connections,
    connectionTimeoutMillis: limits.databaseConnectMs,
    idleTimeoutMillis: limits.databaseIdleMs,
    keepAlive: true,
    statement_timeout: statementTimeout,
    // The server ends a statement in time unless it is gone without a word.
    query_timeout: statementTimeout + limits.databaseSilenceMs,
    idle_in_transaction_session_timeout: limits.databaseIdleTransactionMs,
  });
  pool.on('error', onLost);
  // A connection may also break between two statements of a transaction; the next of them throws.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/**
 * A Kysely dialect over a pool of connections to the PostgreSQL server of `url`, which has no fault. Throws what the
 * file system throws where the certificate of the URL cannot be read.
 */
export function postgresDialect(url: string, options: PostgresOptions): PostgresDialect {
  const pool = openPool(url, options);
  return new PostgresDialect({
    pool: {
      options: {},
      end: () => pool.end(),
      async connect() {
        const client: PostgresPoolClient = await pool.connect().catch((error: unknown) => {
          throw new StoreUnavailableError(error);
        });
        return new PooledClient(client);
      },
    },
  });
}
