import { createHash } from 'node:crypto';
import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

const longestText = 512;

function cap(value: unknown): unknown {
  return typeof value === 'string' && value.length > longestText ? `${value.slice(0, longestText)}…` : value;
}

/** What may be told of an error: kind, message and stack, but not what Webflow or a person sent along with it. */
function describe(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, message, stack } = error;
  const cause = error.cause === undefined ? undefined : describe(error.cause);
  return { type: name, message: cap(message), stack, cause };
}

/**
 * A logger that writes one JSON object per line to `destination` (standard output by default). Secrets have no place
 * in a log call; the censored paths are the second wall.
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const secrets = ['authorization', 'cookie', 'token', 'idToken', 'code', 'state', 'client_secret'];
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: {
      level: (label: string) => ({ level: label }),
      log: (fields: Record<string, unknown>) =>
        Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, cap(value)])),
    },
    serializers: { err: describe },
    redact: { paths: secrets.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** A site id as logs may carry it: the same site gives the same 12 hex digits, and nobody can turn them back. */
export function hashSite(siteId: string): string {
  return createHash('sha256').update(siteId).digest('hex').slice(0, 12);
}
