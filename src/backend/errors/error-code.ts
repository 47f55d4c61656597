import { StoreUnavailableError } from './store-unavailable.ts';

/** What the PostgreSQL driver says without a code, and repeats nothing in. */
const plain = new Map([
  ['The server does not support SSL connections', 'the server has no TLS; see sslmode'],
  ['Connection terminated due to connection timeout', 'no answer in time'],
  ['timeout exceeded when trying to connect', 'no answer in time'],
  ['Connection terminated unexpectedly', 'the server hung up'],
]);

/** The system's own name for what went wrong, for a person; its message may repeat a path or a password. */
export function errorCode(error: unknown): string {
  if (error instanceof StoreUnavailableError) return errorCode(error.cause);
  if (!(error instanceof Error)) return typeof error;
  if ('errstr' in error) return String(error.errstr);
  if ('code' in error && error.code !== undefined) return String(error.code);
  // Kysely's word for migrations that only a newer version knows.
  if (error.message.startsWith('corrupted migrations')) return 'a newer version has used it';
  return plain.get(error.message) ?? error.name;
}
