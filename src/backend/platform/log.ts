import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { type DestinationStream, type Logger, pino } from 'pino';
import { atMost } from './at-most.ts';
import { limits } from './limits.ts';
import { createSecrets, redacted, type Secrets } from './secrets.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Writes lines: what is told, and a few words for a person. */
export interface Log {
  debug(fields: Fields, words: string): void;
  info(fields: Fields, words: string): void;
  warn(fields: Fields, words: string): void;
  error(fields: Fields, words: string): void;
  fatal(fields: Fields, words: string): void;
  /** The same log with these fields in each of its lines. */
  child(fields: Fields): Log;
}

const longestText = 512;
const longestList = 50;
const deepest = 4;

/** Fields that no line may carry. Secrets have no place in a log call; this is the second wall. */
const secretFields = new Set([
  'authorization',
  'cookie',
  'token',
  'idToken',
  'code',
  'state',
  'client_secret',
]);

function capText(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText)}…` : text;
}

/** What a text may tell, cut to a bearable length: a secret that the cut would halve is found before it is cut. */
type Tell = (text: string) => string;

function createTell(secrets: Pick<Secrets, 'redact'>): Tell {
  return (text) => capText(secrets.redact(text.slice(0, longestText + limits.knownSecretLength)));
}

/** The value with every text and list in it cut to a bearable length, and every secret in it censored. */
function bearable(value: unknown, tell: Tell, depth: number): unknown {
  if (typeof value === 'string') return tell(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === deepest) return '…';
  if (Array.isArray(value)) return value.slice(0, longestList).map((item) => bearable(item, tell, depth + 1));
  return bearableFields(value, tell, depth + 1);
}

function bearableFields(fields: object, tell: Tell, depth = 0): Record<string, unknown> {
  const entries = Object.entries(fields).slice(0, longestList);
  return Object.fromEntries(
    entries.map(([key, item]) => [tell(key), secretFields.has(key) ? redacted : bearable(item, tell, depth)]),
  );
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

/** What may be told of an error: kind, message and stack, but not what Webflow or a person sent along with it. */
function describe(error: unknown, secrets: Pick<Secrets, 'redact'>, depth = 0): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  // A secret by value first: what it looks like would leave the rest of it.
  const redact = (text: string) => secrets.redact(text).replaceAll(tokenLike, redacted);
  const hasCause = error.cause !== undefined && depth < deepest;
  return {
    type: redact(error.name),
    message: redact(error.message),
    stack: frames(error),
    cause: hasCause ? describe(error.cause, secrets, depth + 1) : undefined,
  };
}

/** A log with fields in each line. pino's own children cost more than answering from memory does. */
function withFields(logger: Logger, bound: Fields): Log {
  return {
    debug: (fields, words) => logger.debug({ ...bound, ...fields }, words),
    info: (fields, words) => logger.info({ ...bound, ...fields }, words),
    warn: (fields, words) => logger.warn({ ...bound, ...fields }, words),
    error: (fields, words) => logger.error({ ...bound, ...fields }, words),
    fatal: (fields, words) => logger.fatal({ ...bound, ...fields }, words),
    child: (fields) => withFields(logger, { ...bound, ...fields }),
  };
}

/** A log that writes one JSON object per line to `destination`, with none of `secrets` in it. */
export function createLog(
  level: string,
  destination: DestinationStream,
  secrets: Pick<Secrets, 'redact'> = createSecrets([]),
): Log {
  const tell = createTell(secrets);
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: {
      level: (label: string) => ({ level: label }),
      log: ({ err, ...fields }: Record<string, unknown>) =>
        bearableFields(err === undefined ? fields : { ...fields, err: describe(err, secrets) }, tell),
    },
    // Errors are described above; pino would take the description for another error.
    serializers: { err: (told: unknown) => told },
  };
  return withFields(pino(options, destination), {});
}

/** The hash of each site that was asked for lately: a panel asks for the same one again and again. */
const siteHashes = new LRUCache<string, string>({
  ...atMost(limits.rememberedInstallations),
  memoMethod: (siteId) => hash('sha256', siteId, 'hex').slice(0, 12),
});

/** A site id as logs may carry it: the same site gives the same 12 hex digits, and nobody can turn them back. */
export function hashSite(siteId: string): string {
  return siteHashes.memo(siteId);
}
