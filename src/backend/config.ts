import * as v from 'valibot';
import { webflowFileHosts } from '#contract/file-hosts.ts';
import { postgresUrlError } from './database/postgres-url.ts';
import { parseSecretKeys } from './keys/secret-keys.ts';
import { shortNameSign } from './oauth/designer-link.ts';
import { limits } from './platform/limits.ts';
import { isLoopback } from './platform/loopback.ts';

function isTrustworthy(text: string): boolean {
  // Paths are put after it, so nothing may come between; a password would end up in redirects. A parser accepts blanks, line
  // breaks, backslashes and stars and changes or keeps them (URL standard, basic URL parser): none is what was meant.
  const url = /[?#@*\\]|[^\x21-\x7e]/.test(text) ? null : URL.parse(text);
  return (
    url !== null &&
    url.port !== '0' &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url)))
  );
}

function isOrigin(text: string): boolean {
  return URL.parse(text)?.origin === text;
}

const Required = v.pipe(v.string('is missing'), v.minLength(1, 'is missing'));

const Url = v.pipe(
  v.string(),
  v.check(isTrustworthy, 'must be an https URL (http only on loopback), without query or password'),
  v.transform((text) => text.replace(/\/+$/, '')),
);

const Origin = v.pipe(
  v.string(),
  v.check((text) => isOrigin(text) && isTrustworthy(text), 'must list exact https origins, without a path'),
);

/** The address of a site's Designer, with `{site}` where it has the site's short name. Source: Webflow's "Deep linking". */
const DesignerUrl = v.pipe(
  v.string(),
  v.check(
    (text) => isTrustworthy(text.replaceAll(shortNameSign, 'site')),
    'must be an https URL (http only on loopback), with {site} for the site’s short name',
  ),
);
/** Whether the text is the address of a Redis server and nothing else. */
function isRedisUrl(text: string): boolean {
  const url = URL.parse(text);
  if (!url || !['redis:', 'rediss:'].includes(url.protocol)) return false;
  return url.hostname !== '' && url.search === '' && url.hash === '' && /^(\/\d{0,2})?$/.test(url.pathname);
}

/** Whether the text is a host as a URL spells it, with a port where it is not the protocol's own. */
function isHost(text: string): boolean {
  // A URL may hold a `*`, which here would stand for nothing but itself.
  return !text.includes('*') && URL.parse(`https://${text}`)?.host === text;
}

function list(separator: RegExp) {
  return v.transform((text: string) => text.split(separator).filter((item) => item !== ''));
}

const SecretKeys = v.pipe(
  Required,
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    try {
      return parseSecretKeys(dataset.value);
    } catch (error) {
      addIssue({ message: error instanceof Error ? error.message : 'cannot be read' });
      return NEVER;
    }
  }),
);

const DatabaseUrl = v.pipe(
  v.string(),
  v.regex(
    /^(?:sqlite:.|postgres(?:ql)?:)/,
    'must be like sqlite:path/to/file.db or postgres://user:password@host/database',
  ),
  v.rawCheck(({ dataset, addIssue }) => {
    const isPostgres = dataset.typed && /^postgres(?:ql)?:/.test(dataset.value);
    const fault = isPostgres ? postgresUrlError(dataset.value) : undefined;
    if (fault) addIssue({ message: fault });
  }),
);
function wholeNumber(atLeast: number, atMost: number, default_: number) {
  const words = `must be a whole number from ${atLeast} to ${atMost}`;
  return v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,9}$/, words),
      v.transform(Number),
      v.minValue(atLeast, words),
      v.maxValue(atMost, words),
    ),
    String(default_),
  );
}

const Variables = v.object({
  WEBFLOW_CLIENT_ID: Required,
  WEBFLOW_CLIENT_SECRET: Required,
  WEBFLOW_API_URL: v.optional(Url, 'https://api.webflow.com'),
  WEBFLOW_OAUTH_URL: v.optional(Url, 'https://webflow.com'),
  WEBFLOW_DESIGNER_URL: v.optional(DesignerUrl, `https://${shortNameSign}.design.webflow.com`),
  PUBLIC_URL: v.optional(Url, 'http://localhost:3000'),
  PANEL_ORIGINS: v.optional(
    v.pipe(v.string(), list(/\s*,\s*/), v.array(Origin), v.minLength(1, 'is missing')),
    'http://localhost:1337',
  ),
  WEBFLOW_CDN_HOSTS: v.optional(
    v.pipe(
      v.string(),
      list(/\s*,\s*/),
      v.array(v.pipe(v.string(), v.check(isHost, 'must list hosts, as host or host:port'))),
      v.minLength(1, 'is missing'),
    ),
    webflowFileHosts.join(','),
  ),
  SECRET_KEYS: SecretKeys,
  DATABASE_URL: v.optional(DatabaseUrl, 'sqlite:data/asset-inspector.db'),
  SUPPORT_EMAIL: v.optional(v.pipe(v.string(), v.email('must be an email address'))),
  HOST: v.optional(v.string(), '127.0.0.1'),
  PORT: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,5}$/, 'must be a port number'),
      v.transform(Number),
      v.maxValue(65_535, 'must be a port number'),
    ),
    '3000',
  ),
  METRICS_TOKEN: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[\w.~+/-]+=*$/, 'must be made of letters, digits and -._~+/'),
      v.minLength(limits.metricsToken, `must have ${limits.metricsToken} characters or more`),
    ),
  ),
  REDIS_URL: v.optional(
    v.pipe(
      v.string(),
      v.check(isRedisUrl, 'must look like redis://host:6379 or rediss://user:password@host:6379'),
    ),
  ),
  TRUST_PROXY: wholeNumber(0, 10, 0),
  REQUESTS_PER_PERSON: wholeNumber(1, 1_000_000, limits.personRequests),
  REQUESTS_PER_ADDRESS: wholeNumber(1, 1_000_000, limits.addressRequests),
  LOG_LEVEL: v.optional(
    v.picklist(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], 'must be a pino log level'),
    'info',
  ),
});

const servesPeople = (url: URL): boolean => url.protocol === 'https:' && !isLoopback(url);

/** The documents of a backend that serves people name its operator's address. Source: Webflow's submission form. */
const Environment = v.pipe(
  Variables,
  v.forward(
    v.partialCheck(
      [['PUBLIC_URL'], ['SUPPORT_EMAIL']],
      ({ PUBLIC_URL, SUPPORT_EMAIL }) => SUPPORT_EMAIL !== undefined || !servesPeople(new URL(PUBLIC_URL)),
      'is missing: the privacy page and the terms name it',
    ),
    ['SUPPORT_EMAIL'],
  ),
);

export type Config = v.InferOutput<typeof Environment>;

export type ConfigResult = { ok: true; config: Config } | { ok: false; faults: string[] };

/**
 * The configuration, or every fault at once. A fault names the variable and what it should be, never its value.
 * An empty variable counts as missing.
 */
export function readConfig(environment: Record<string, string | undefined>): ConfigResult {
  const trimmed = Object.entries(environment).map(([name, value]) => [name, value?.trim()]);
  const given = Object.fromEntries(trimmed.filter(([, value]) => value));
  const parsed = v.safeParse(Environment, given);
  if (parsed.success) return { ok: true, config: parsed.output };
  const faults = parsed.issues.map((issue) => {
    const message = issue.kind === 'schema' && issue.received === 'undefined' ? 'is missing' : issue.message;
    return `${String(issue.path?.[0]?.key)} ${message}`;
  });
  return { ok: false, faults: [...new Set(faults)] };
}
