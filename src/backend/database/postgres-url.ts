import { isLoopback } from '../platform/loopback.ts';

export type Protection = 'none' | 'encrypted' | 'verified';

/** The parts of a PostgreSQL URL. */
export interface PostgresUrl {
  /** The URL for the driver, without TLS parameters. */
  readonly connectionString: string;
  readonly protection: Protection;
  /** The file of a certificate authority that replaces the default ones. */
  readonly rootCertificate: string | undefined;
}

/**
 * The values of libpq's `sslmode`. `require` and `verify-ca` count as `verify-full`, as in node-postgres 8: without
 * verification a machine in the middle can read everything. `no-verify` is a value of node-postgres.
 */
const protectionOf: ReadonlyMap<string, Protection> = new Map([
  ['disable', 'none'],
  ['no-verify', 'encrypted'],
  ['require', 'verified'],
  ['verify-ca', 'verified'],
  ['verify-full', 'verified'],
]);

const parameters = new Set(['host', 'sslmode', 'sslrootcert', 'application_name']);

/** What is wrong with a `postgres:` or `postgresql:` URL, without repeating it; undefined for a valid one. */
export function postgresUrlError(text: string): string | undefined {
  const url = URL.parse(text);
  const folder = url?.searchParams.get('host') ?? '';
  const hasServer = Boolean(url?.hostname) || folder.startsWith('/');
  if (!url || !hasServer || url.pathname.length < 2 || url.hash) {
    return 'must look like postgres://user:password@host/database, with special characters percent-encoded';
  }
  const names = [...url.searchParams.keys()];
  if (names.some((name) => !parameters.has(name)) || new Set(names).size < names.length) {
    return 'has a parameter other than sslmode, sslrootcert, application_name and host, or one of them twice';
  }
  if (folder && !folder.startsWith('/'))
    return 'must have the host parameter for the folder of a socket only';
  const mode = url.searchParams.get('sslmode');
  if (mode !== null && !protectionOf.has(mode)) {
    return `must have an sslmode of ${[...protectionOf.keys()].join(', ')}`;
  }
  return undefined;
}

/**
 * The parts of a valid URL. Without `sslmode`, a server on this machine needs no TLS and any other must have a valid
 * certificate. Source: libpq's "SSL Support".
 */
export function readPostgresUrl(text: string): PostgresUrl {
  const url = new URL(text);
  const isLocal = isLoopback(url) || url.searchParams.has('host');
  const mode = url.searchParams.get('sslmode') ?? (isLocal ? 'disable' : 'verify-full');
  const rootCertificate = url.searchParams.get('sslrootcert') ?? undefined;
  // node-postgres 8 reads these differently than its announced next version.
  url.searchParams.delete('sslmode');
  url.searchParams.delete('sslrootcert');
  return {
    connectionString: url.href,
    protection: protectionOf.get(mode) ?? 'verified',
    rootCertificate,
  };
}
