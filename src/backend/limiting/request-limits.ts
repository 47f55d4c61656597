import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { ProblemError } from '../errors/problem-error.ts';
import type { AppEnv } from '../http/app-env.ts';
import type { RefusalLines } from '../http/refusal-lines.ts';
import { setClientAddress } from '../http/response-memory.ts';
import { limits } from '../platform/limits.ts';
import type { Log } from '../platform/log.ts';
import { createClientAddress } from './client-address.ts';
import type { CreateLimiter, Limiter } from './limiter.ts';

export interface RequestLimitsOptions {
  readonly createLimiter: CreateLimiter;
  /** The most requests of an address and of a person in each `limits.requestWindowMs`. */
  readonly perAddress: number;
  readonly perPerson: number;
  /** The number of trusted proxies. */
  readonly trustedHops: number;
  readonly lines: RefusalLines;
}

/** A person on one site, as an installation knows them. */
export interface Person {
  readonly installationId: string;
  readonly siteId: string;
  readonly userId: string;
}

/** The log of a limit that was hit, and its name. */
export interface LimitLogged {
  readonly log: Log;
  readonly lines: RefusalLines;
  readonly reason: string;
}

/** Logs which limit was hit. Throws `rate_limited`. */
export function refuseForLimit(retryAfter: number, { log, lines, reason }: LimitLogged): never {
  lines.add('limit_hit', log, () => log.info({ event: 'limit_hit', reason }, 'too many requests'));
  throw new ProblemError('rate_limited', { retryAfter });
}

/** Counts once. Over the limit it logs which one was hit and throws `rate_limited`. */
export async function takeOrRefuse(limiter: Limiter, key: string, logged: LimitLogged): Promise<void> {
  const retryAfter = await limiter.take(key);
  if (retryAfter !== undefined) refuseForLimit(retryAfter, logged);
}

function keyOf({ installationId, siteId, userId }: Person): string {
  return `${installationId}:${siteId}:${userId}`;
}

/** The limits of requests: of each address, and of each person on one site across sessions. */
export function createRequestLimits({ createLimiter, lines, ...options }: RequestLimitsOptions) {
  const seconds = limits.requestWindowMs / 1000;
  const addresses = createLimiter({ name: 'address', points: options.perAddress, seconds });
  // A separate count, so that a stranger behind the same address uses nothing of a colleague's limit.
  const refused = createLimiter({ name: 'refused', points: options.perAddress, seconds });
  // A browser sends at most one preflight per call, so the panel never reaches twice the limit of calls.
  const preflights = createLimiter({ name: 'preflight', points: 2 * options.perAddress, seconds });
  const people = createLimiter({ name: 'person', points: options.perPerson, seconds });
  const readingStarts = createLimiter({
    name: 'reading',
    points: limits.readingStarts,
    seconds: limits.readingStartsWindowMs / 1000,
  });
  const weighingStarts = createLimiter({
    name: 'weighing',
    points: limits.weighingStarts,
    seconds: limits.weighingStartsWindowMs / 1000,
  });
  const addressOf = createClientAddress(options.trustedHops);

  return {
    addressOf,
    ofAddress: createMiddleware<AppEnv>(async (c, next) => {
      const address = addressOf(c);
      setClientAddress(c, address);
      await takeOrRefuse(addresses, address, { log: c.get('log'), lines, reason: 'address' });
      await next();
    }),
    /** Counts a request that is refused before it is handled; throws `rate_limited` over the limit of its address. */
    ofRefused: (c: Context<AppEnv>): Promise<void> =>
      takeOrRefuse(refused, addressOf(c), { log: c.get('log'), lines, reason: 'refused' }),
    /** Counts a preflight (Fetch standard, CORS-preflight fetch); throws `rate_limited` as `ofRefused` does. */
    ofPreflight: (c: Context<AppEnv>): Promise<void> =>
      takeOrRefuse(preflights, addressOf(c), { log: c.get('log'), lines, reason: 'preflight' }),
    ofPerson: (person: Person, log: Log): Promise<void> =>
      takeOrRefuse(people, keyOf(person), { log, lines, reason: 'person' }),
    /** Counts a person's press that begins, pauses or goes on with a reading. */
    ofReadingStarts: (person: Person, log: Log): Promise<void> =>
      takeOrRefuse(readingStarts, keyOf(person), { log, lines, reason: 'reading' }),
    /** Counts what may encode files. */
    ofWeighingStarts: (person: Person, log: Log): Promise<void> =>
      takeOrRefuse(weighingStarts, keyOf(person), { log, lines, reason: 'weighing' }),
  };
}

export type RequestLimits = ReturnType<typeof createRequestLimits>;
