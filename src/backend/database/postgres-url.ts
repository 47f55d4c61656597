import { isLoopback } from '../platform/loopback.ts';

/** How far the connection to PostgreSQL is protected. */
export type Protection = 'none' | 'encrypted' | 'verified';

/** A PostgreSQL server's URL, taken apart. */
export interface PostgresUrl {
  /** What is left for the driver: who connects to what. */
  readonly connectionString: string;
  readonly protection: Protection;
  /** The file of the certificate authority that is trusted instead of the usual ones. */
  readonly rootCertificate: string | undefined;
}

/**
 * libpq's words for it. `require` and `verify-ca` are held to the same as `verify-full`, as node-postgres 8 does: what
 * is only encrypted can be read by whoever answers in the server's place. `no-verify` is node-postgres' own word.
 */
const protectionOf: ReadonlyMap<string, Protection> = new Map([
  ['disable', 'none'],
  ['no-verify', 'encrypted'],
  ['require', 'verified'],
  ['verify-ca', 'verified'],
  ['verify-full', 'verified'],
]);

const parameters = new Set(['host', 'sslmode', 'sslrootcert', 'application_name']);

/** What is wrong with a `postgres:` or `postgresql:` URL, without repeating it, or undefined. */
export function faultOfPostgresUrl(text: string): string | undefined {
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
 * The parts of a URL without fault. Where it names no `sslmode`, a server on this machine is trusted and any other has
 * to prove who it is. Source: libpq's "SSL Support".
 */
export function readPostgresUrl(text: string): PostgresUrl {
  const url = new URL(text);
  const isLocal = isLoopback(url) || url.searchParams.has('host');
  const mode = url.searchParams.get('sslmode') ?? (isLocal ? 'disable' : 'verify-full');
  const rootCertificate = url.searchParams.get('sslrootcert') ?? undefined;
  // The driver has its own reading of these, which changes with its next version.
  url.searchParams.delete('sslmode');
  url.searchParams.delete('sslrootcert');
  return {
    connectionString: url.href,
    protection: protectionOf.get(mode) ?? 'verified',
    rootCertificate,
  };
}
