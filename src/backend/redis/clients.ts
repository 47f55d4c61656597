import { Redis } from 'ioredis';
import { limits } from '../platform/limits.ts';

/**
 * A client of the server at `url` that is not connected yet. It answers or fails within `patience` milliseconds, keeps no
 * queue while there is no connection, and connects again until it is stopped. A `rediss:` server must
 * have a certificate that Node trusts.
 */
export function createClient(url: string, patience: number): Redis {
  return new Redis(url, {
    lazyConnect: true,
    connectionName: 'asset-inspector',
    connectTimeout: limits.redisConnectMs,
    commandTimeout: patience,
    // A server that is gone without a word would otherwise be waited for until the system gives up.
    socketTimeout: limits.redisSilenceMs,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    autoResubscribe: false,
    maxRetriesPerRequest: 0,
    // The first question tells as much.
    enableReadyCheck: false,
    retryStrategy: (times) => Math.min(100 * 2 ** times, limits.redisReconnectMs),
  });
}

/** True where the server has answered with an error. */
export function isReplyError(error: unknown): boolean {
  return error instanceof Error && error.name === 'ReplyError';
}

/** What an error of a client may be called in a log: Redis's own word for it or the system's, never an address. */
export function nameOfFault(error: Error): string {
  if (isReplyError(error)) return /^[A-Z]+\b/.exec(error.message)?.[0] ?? error.name;
  return 'code' in error ? String(error.code) : error.name;
}

/** True where the server refuses the name and password of the URL. */
export function isRefusedLogin(error: Error): boolean {
  return ['WRONGPASS', 'NOAUTH', 'NOPERM'].includes(nameOfFault(error));
}
