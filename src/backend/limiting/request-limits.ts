import { createMiddleware } from 'hono/factory';
import { limits } from '#contract/limits.ts';
import type { AppEnv } from '../http/app-env.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Log } from '../log.ts';
import type { SessionSubject } from '../session/session-token.ts';
import { createClientAddress } from './client-address.ts';
import type { CreateLimiter, Limiter } from './limiter.ts';

export interface RequestLimitsOptions {
  readonly createLimiter: CreateLimiter;
  /** How many requests an address and a person may make in each `limits.requestWindow`. */
  readonly perAddress: number;
  readonly perPerson: number;
  /** How many proxies stand in front. */
  readonly trustedHops: number;
}

/** Counts once; throws `rate_limited` where that is too often, and tells the log of which limit. */
export async function takeOrRefuse(limiter: Limiter, key: string, log: Log, reason: string): Promise<void> {
  const retryAfter = await limiter.take(key);
  if (retryAfter === undefined) return;
  log.info({ event: 'limit_hit', reason }, 'too many requests');
  throw new ProblemError('rate_limited', { retryAfter });
}

/** The limits of requests, whoever sends them: each address's, and each person's on one site whatever the session. */
export function createRequestLimits({ createLimiter, ...options }: RequestLimitsOptions) {
  const seconds = limits.requestWindow / 1000;
  const addresses = createLimiter({ name: 'address', points: options.perAddress, seconds });
  const people = createLimiter({ name: 'person', points: options.perPerson, seconds });
  const addressOf = createClientAddress(options.trustedHops);

  return {
    addressOf,
    ofAddress: createMiddleware<AppEnv>(async (c, next) => {
      await takeOrRefuse(addresses, addressOf(c), c.get('log'), 'address');
      await next();
    }),
    ofPerson: ({ installationId, siteId, userId }: SessionSubject, log: Log): Promise<void> =>
      takeOrRefuse(people, `${installationId}:${siteId}:${userId}`, log, 'person'),
  };
}

export type RequestLimits = ReturnType<typeof createRequestLimits>;
