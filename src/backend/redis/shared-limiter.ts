import type { Redis } from 'ioredis';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import type { Limiter, LimitSpec } from '../limiting/limiter.ts';
import { createMemoryLimiter } from '../limiting/memory-limiter.ts';
import type { Sleep } from '../platform/clock.ts';
import { limits } from '../platform/limits.ts';
import type { Connection } from './connection.ts';
import type { Keys } from './keys.ts';

export interface SharedLimiterParts {
  readonly connection: Connection;
  readonly names: Keys;
  readonly sleep: Sleep;
  readonly closed: AbortSignal;
}

/**
 * A limiter whose counts all instances share. Memory answers, so that no request waits for Redis; what was counted is
 * sent to Redis every `limits.sharedLimitPauseMs`, which answers with the count of all instances. Until then an instance knows of
 * the others what they had counted before, and while Redis is away nothing.
 */
export function createSharedLimiter(spec: LimitSpec, parts: SharedLimiterParts): Limiter {
  const { connection, names, sleep, closed } = parts;
  const memory = createMemoryLimiter(spec);
  let untold = new Map<string, number>();
  let isWaiting = false;
  let shared: RateLimiterRedis | undefined;

  function sharedOver(redis: Redis): RateLimiterRedis {
    shared ??= new RateLimiterRedis({
      storeClient: redis,
      keyPrefix: `${names.limits}:${spec.name}`,
      points: spec.points,
      duration: spec.seconds,
    });
    return shared;
  }

  async function tell(key: string, count: number): Promise<void> {
    const name = names.digest(key);
    const all = await connection.ask((redis) => sharedOver(redis).penalty(name, count));
    if (!all || all.msBeforeNext <= 0) return;
    memory.set(key, all.consumedPoints + (untold.get(key) ?? 0), all.msBeforeNext);
  }

  async function tellAll(): Promise<void> {
    const counts = untold;
    untold = new Map();
    isWaiting = false;
    await Promise.all([...counts].map(([key, count]) => count !== 0 && tell(key, count)));
  }

  function count(key: string, by: number): void {
    untold.set(key, (untold.get(key) ?? 0) + by);
    if (isWaiting) return;
    isWaiting = true;
    sleep(limits.sharedLimitPauseMs, closed).then(tellAll, () => {});
  }

  return {
    take(key) {
      count(key, 1);
      return memory.take(key);
    },
    giveBack(key) {
      count(key, -1);
      memory.giveBack(key);
    },
  };
}
