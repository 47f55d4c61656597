import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { type DestinationStream, type Logger, pino } from 'pino';
import { atMost } from './at-most.ts';
import { limits } from './limits.ts';
import { createSecrets, redacted, type Secrets } from './secrets.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A log. `words` is a short message for a person. */
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

/** Fields that no line may contain. Log calls do not pass secrets; this is a second barrier. */
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

/** Truncates a text and removes secrets, also one that the truncation would cut in two. */
type SanitizeText = (text: string) => string;

function createSanitizeText(secrets: Pick<Secrets, 'redact'>): SanitizeText {
  return (text) => capText(secrets.redact(text.slice(0, longestText + limits.knownSecretLength)));
}

/** The value with truncated texts and lists and without secrets. */
function sanitize(value: unknown, tell: SanitizeText, depth: number): unknown {
  if (typeof value === 'string') return tell(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === deepest) return '…';
  if (Array.isArray(value)) return value.slice(0, longestList).map((item) => sanitize(item, tell, depth + 1));
  return sanitizeFields(value, tell, depth + 1);
}

function sanitizeFields(fields: object, tell: SanitizeText, depth = 0): Record<string, unknown> {
  const entries = Object.entries(fields).slice(0, longestList);
  return Object.fromEntries(
    entries.map(([key, item]) => [tell(key), secretFields.has(key) ? redacted : sanitize(item, tell, depth)]),
  );
}

/** Long runs of letters with a digit: ids, tokens and keys, which error messages of libraries often quote. */
const tokenLike = /(?=[\w+/=-]*\d)[\w+/=-]{20,}/g;

function frames({ message, stack = '' }: Error): string[] {
  const start = stack.indexOf(message);
  const trace = start < 0 ? stack : stack.slice(start + message.length);
  return trace
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '));
}

/** Kind, message and stack of an error, without values from Webflow or a person. */
function describe(error: unknown, secrets: Pick<Secrets, 'redact'>, depth = 0): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  // Known secrets first: the pattern would leave a part of them.
  const redact = (text: string) => secrets.redact(text).replaceAll(tokenLike, redacted);
  const hasCause = error.cause !== undefined && depth < deepest;
  return {
    type: redact(error.name),
    message: redact(error.message),
    stack: frames(error),
    cause: hasCause ? describe(error.cause, secrets, depth + 1) : undefined,
  };
}

/** A log with fields in each line. pino's own child loggers cost more than a response from the cache. */
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

/** A log that writes one JSON object per line to `destination`, without any of `secrets`. */
export function createLog(
  level: string,
  destination: DestinationStream,
  secrets: Pick<Secrets, 'redact'> = createSecrets([]),
): Log {
  const tell = createSanitizeText(secrets);
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: {
      level: (label: string) => ({ level: label }),
      log: ({ err, ...fields }: Record<string, unknown>) =>
        sanitizeFields(err === undefined ? fields : { ...fields, err: describe(err, secrets) }, tell),
    },
    // Errors are already described; pino would serialise the description again.
    serializers: { err: (told: unknown) => told },
  };
  return withFields(pino(options, destination), {});
}

/** The hashes of recent sites: a panel sends the same one with every request. */
const siteHashes = new LRUCache<string, string>({
  ...atMost(limits.rememberedInstallations),
  memoMethod: (siteId) => hash('sha256', siteId, 'hex').slice(0, 12),
});

/** A site id for logs: 12 hex digits, the same for the same site, which cannot be reversed. */
export function hashSite(siteId: string): string {
  return siteHashes.memo(siteId);
}
