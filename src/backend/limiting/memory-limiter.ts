import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Limiter, LimitSpec } from './limiter.ts';

/** A limiter in this process's memory, as others may build on it. */
export interface MemoryLimiter extends Limiter {
  /** Sets what a key has done until its window ends in so many milliseconds. */
  set(key: string, points: number, milliseconds: number): void;
}

/**
 * A limiter that has counted nothing. It deletes a key by a timer when its window ends. What the library tells of the time
 * left comes from the wall clock, which may have been set back: no window is longer than `seconds`.
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
