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
  /** How many requests an address and a person may make in each `limits.requestWindowMs`. */
  readonly perAddress: number;
  readonly perPerson: number;
  /** How many proxies stand in front. */
  readonly trustedHops: number;
  readonly lines: RefusalLines;
}

/** A person on one site, as an installation knows them. */
export interface Person {
  readonly installationId: string;
  readonly siteId: string;
  readonly userId: string;
}

/** Where it is logged that a limit was hit, and which one that was. */
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

/** Counts once; throws `rate_limited` where that is too often, and logs which limit that was. */
export async function takeOrRefuse(limiter: Limiter, key: string, logged: LimitLogged): Promise<void> {
  const retryAfter = await limiter.take(key);
  if (retryAfter !== undefined) refuseForLimit(retryAfter, logged);
}

/** The limits of requests, whoever sends them: each address's, and each person's on one site whatever the session. */
export function createRequestLimits({ createLimiter, lines, ...options }: RequestLimitsOptions) {
  const seconds = limits.requestWindowMs / 1000;
  const addresses = createLimiter({ name: 'address', points: options.perAddress, seconds });
  // Apart from the others, so that a stranger behind the same address takes nothing from a colleague's requests.
  const refused = createLimiter({ name: 'refused', points: options.perAddress, seconds });
  // A browser asks for leave once before a call, so twice as many as calls are more than any panels send.
  const preflights = createLimiter({ name: 'preflight', points: 2 * options.perAddress, seconds });
  const people = createLimiter({ name: 'person', points: options.perPerson, seconds });
  const addressOf = createClientAddress(options.trustedHops);

  return {
    addressOf,
    ofAddress: createMiddleware<AppEnv>(async (c, next) => {
      const address = addressOf(c);
      setClientAddress(c, address);
      await takeOrRefuse(addresses, address, { log: c.get('log'), lines, reason: 'address' });
      await next();
    }),
    /** Counts a request that is refused before it is looked at; throws `rate_limited` where its address has too many. */
    ofRefused: (c: Context<AppEnv>): Promise<void> =>
      takeOrRefuse(refused, addressOf(c), { log: c.get('log'), lines, reason: 'refused' }),
    /** Counts a request for leave (Fetch standard, CORS-preflight fetch); throws `rate_limited` as `ofRefused` does. */
    ofPreflight: (c: Context<AppEnv>): Promise<void> =>
      takeOrRefuse(preflights, addressOf(c), { log: c.get('log'), lines, reason: 'preflight' }),
    ofPerson: ({ installationId, siteId, userId }: Person, log: Log): Promise<void> =>
      takeOrRefuse(people, `${installationId}:${siteId}:${userId}`, { log, lines, reason: 'person' }),
  };
}

export type RequestLimits = ReturnType<typeof createRequestLimits>;
