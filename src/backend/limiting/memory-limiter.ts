import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Limiter, LimitSpec } from './limiter.ts';

/** A limiter in memory that other limiters can build on. */
export interface MemoryLimiter extends Limiter {
  /** Sets the count of a key, and the milliseconds until its window ends. */
  set(key: string, points: number, milliseconds: number): void;
}

/**
 * A limiter with all counts 0. A timer deletes a key when its window ends. The library computes the remaining time from
 * the wall clock, which may have been set back, so it is capped at `seconds`.
 */
export function createMemoryLimiter({ points, seconds }: LimitSpec): MemoryLimiter {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  return {
    async take(key) {
      try {
        await limiter.consume(key);
        return undefined;
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        return Math.min(seconds, Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)));
      }
    },
    giveBack: (key) => void limiter.reward(key),
    set: (key, count, milliseconds) => void limiter.set(key, count, milliseconds / 1000),
  };
}
