import { LRUCache } from 'lru-cache';
import { limits } from '#contract/limits.ts';
import type { RefusalLines } from '../http/refusal-lines.ts';
import type { CreateLimiter } from '../limiting/limiter.ts';
import { takeOrRefuse } from '../limiting/request-limits.ts';
import type { Log } from '../log.ts';

/** A call that has been counted as refused until it is known to be none. */
export interface CountedCall {
  /** Takes the count back: the call was not refused. */
  giveBack(): void;
}

/**
 * Counts exchanges that Webflow refuses: anybody can send one for any site, and each costs its installation a call. An
 * address may have few. All together may have more, but where somebody has signed in from an address, strangers cannot
 * use up its share.
 */
export function createRefusals(createLimiter: CreateLimiter, lines: RefusalLines) {
  const seconds = limits.refusedExchangesWindow / 1000;
  const ofAll = createLimiter({ name: 'refusals', points: limits.refusedExchanges, seconds });
  const ofAddress = createLimiter({
    name: 'address-refusals',
    points: limits.refusedExchangesOfAddress,
    seconds,
  });
  const trusted = new LRUCache<string, true>({ max: limits.trustedAddresses });
  const nameOf = (installationId: string, address: string) => `${installationId}:${address}`;

  return {
    /** Counts a call before it is made. Throws `rate_limited` where too many were refused. */
    async count(installationId: string, address: string, log: Log): Promise<CountedCall> {
      const own = nameOf(installationId, address);
      const logged = { log, lines, reason: 'refused_exchanges' };
      await takeOrRefuse(ofAddress, own, logged);
      const isTrusted = trusted.get(own) ?? false;
      if (!isTrusted) await takeOrRefuse(ofAll, installationId, logged);
      return {
        giveBack() {
          ofAddress.giveBack(own);
          if (!isTrusted) ofAll.giveBack(installationId);
        },
      };
    },
    /** Notes that somebody has signed in from an address. */
    trust: (installationId: string, address: string): void =>
      void trusted.set(nameOf(installationId, address), true),
  };
}

export type Refusals = ReturnType<typeof createRefusals>;
