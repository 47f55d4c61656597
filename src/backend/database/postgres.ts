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
  /** The timeout of a statement, in milliseconds. */
  readonly statementTimeout: number;
  /** Called when an idle connection breaks; the next query opens another. */
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
    // Longer than the server's own timeout, for a server that does not respond at all.
    query_timeout: statementTimeout + limits.databaseSilenceMs,
    idle_in_transaction_session_timeout: limits.databaseIdleTransactionMs,
  });
  pool.on('error', onLost);
  // Without a listener, a connection that breaks between two statements of a transaction would end the process. The
  // next statement throws.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/**
 * A Kysely dialect over a connection pool for a valid URL. Throws what the file system throws where the certificate of
 * the URL cannot be read.
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
