import { createHash } from 'node:crypto';
import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

const longestText = 512;
const longestList = 50;
const deepest = 4;

/** The value with every text and list in it cut to a bearable length. */
function cap(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') {
    return value.length > longestText ? `${value.slice(0, longestText)}…` : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (depth === deepest) return '…';
  if (Array.isArray(value)) return value.slice(0, longestList).map((item) => cap(item, depth + 1));
  const entries = Object.entries(value).slice(0, longestList);
  return Object.fromEntries(entries.map(([key, item]) => [String(cap(key)), cap(item, depth + 1)]));
}

/** Long runs of letters with a digit among them: ids, tokens and keys, which libraries like to quote in messages. */
const tokenLike = /(?=[\w+/=-]*\d)[\w+/=-]{20,}/g;

function frames({ message, stack = '' }: Error): string[] {
  const start = stack.indexOf(message);
  const trace = start < 0 ? stack : stack.slice(start + message.length);
  return trace
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '));
}

function redact(text: string): string {
  return text.replaceAll(tokenLike, '[redacted]');
}

/** What may be told of an error: kind, message and stack, but not what Webflow or a person sent along with it. */
function describe(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const hasCause = error.cause !== undefined && depth < deepest;
  return {
    type: redact(error.name),
    message: redact(error.message),
    stack: frames(error),
    cause: hasCause ? describe(error.cause, depth + 1) : undefined,
  };
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
      log: ({ err, ...fields }: Record<string, unknown>) => {
        const told = err === undefined ? fields : { ...fields, err: describe(err) };
        return Object.fromEntries(Object.entries(told).map(([key, value]) => [key, cap(value)]));
      },
    },
    // Errors are described above; pino would take the description for another error.
    serializers: { err: (told: unknown) => told },
    redact: { paths: secrets.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' },
  };
  // Written at once: what waits in a buffer is lost where the process ends, and the last line is the one that counts.
  return pino(options, destination ?? pino.destination({ sync: true }));
}

/** A site id as logs may carry it: the same site gives the same 12 hex digits, and nobody can turn them back. */
export function hashSite(siteId: string): string {
  return createHash('sha256').update(siteId).digest('hex').slice(0, 12);
}
