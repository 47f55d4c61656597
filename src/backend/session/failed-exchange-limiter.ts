import type { RefusalLines } from '../http/refusal-lines.ts';
import type { CreateLimiter, Limiter } from '../limiting/limiter.ts';
import { type LimitLogged, refuseForLimit, takeOrRefuse } from '../limiting/request-limits.ts';
import { limits } from '../platform/limits.ts';
import type { Log } from '../platform/log.ts';
import type { KnownAddresses } from './known-addresses.ts';

/** A call that has been counted as refused until it is known to be none. */
export interface CountedCall {
  /** Takes the count back: the call was not refused. */
  giveBack(): void;
}

export interface FailedExchangeLimiterOptions {
  readonly createLimiter: CreateLimiter;
  readonly knownAddresses: KnownAddresses;
  readonly lines: RefusalLines;
}

/**
 * Counts exchanges that Webflow refuses: any caller can send one for any site, and each costs its installation a call. An
 * address may have few. All together may have more, and addresses that are known to the installation may have as many
 * again that no other address can use up. Whether an address is known is looked up only once that matters.
 */
export function createFailedExchangeLimiter({
  createLimiter,
  knownAddresses,
  lines,
}: FailedExchangeLimiterOptions) {
  const seconds = limits.refusedExchangesWindowMs / 1000;
  const limiterOf = (name: string, points: number) => createLimiter({ name, points, seconds });
  const ofAddress = limiterOf('address-refusals', limits.refusedExchangesOfAddress);
  const ofKnown = limiterOf('known-refusals', limits.refusedExchangesOfKnown);
  const ofAll = limiterOf('refusals', limits.refusedExchanges);

  /** Counts a call in the first of the two pools with room for it, and answers that pool. Throws `rate_limited`. */
  async function takeFromPool(
    installationId: string,
    address: string,
    logged: LimitLogged,
  ): Promise<Limiter> {
    const retryAfter = await ofAll.take(installationId);
    if (retryAfter === undefined) return ofAll;
    if (!(await knownAddresses.isKnown(installationId, address))) refuseForLimit(retryAfter, logged);
    ofAll.giveBack(installationId);
    await takeOrRefuse(ofKnown, installationId, logged);
    return ofKnown;
  }

  return {
    /** Counts a call before it is made. Throws `rate_limited` where too many were refused. */
    async count(installationId: string, address: string, log: Log): Promise<CountedCall> {
      const own = `${installationId}:${address}`;
      const logged = { log, lines, reason: 'refused_exchanges' };
      await takeOrRefuse(ofAddress, own, logged);
      const pool = await takeFromPool(installationId, address, logged);
      return {
        giveBack() {
          ofAddress.giveBack(own);
          pool.giveBack(installationId);
        },
      };
    },
    /** Notes that a person has signed in from an address. */
    trust: (installationId: string, address: string): void => knownAddresses.add(installationId, address),
  };
}

export type FailedExchangeLimiter = ReturnType<typeof createFailedExchangeLimiter>;
