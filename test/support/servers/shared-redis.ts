import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { inject, onTestFinished } from 'vitest';
import type { Cluster } from '#backend/cluster/cluster.ts';
import { createLog } from '#backend/platform/log.ts';
import { type RedisOptions, shareOverRedis } from '#backend/redis/share-over-redis.ts';
import {
  type RedisServer,
  type RedisServerOptions,
  startRedisServer,
} from '#test/support/servers/redis-server.ts';
import { hangAfter } from '#test/support/shared/hang-limits.ts';

/** Whether there is no Redis to test with, and whether none can be started. */
export const noRedis = inject('redisUrl') === null;
export const noRedisOfOurOwn = !inject('canStartRedis');

/** A prefix of keys that no other test uses. */
export function ownPrefix(): string {
  return `test:${randomUUID()}`;
}

/**
 * One instance's part in a Redis until the test ends; by default in the Redis of all tests, without other instances.
 */
export async function shareInTest(options: Partial<RedisOptions> = {}): Promise<Cluster> {
  const cluster = await shareOverRedis({
    url: inject('redisUrl') ?? '',
    prefix: ownPrefix(),
    // The machine may be slow without Redis being so.
    patience: hangAfter.wait,
    log: createLog('silent', { write: () => {} }),
    now: Date.now,
    secret: new Uint8Array(32),
    sleep: (milliseconds, signal) => pause(milliseconds, undefined, { signal }),
    ...options,
  });
  onTestFinished(() => cluster.close());
  return cluster;
}

/** A Redis of the test's own, which ends with it. */
export async function redisInTest(options?: RedisServerOptions): Promise<RedisServer> {
  const server = await startRedisServer(options);
  onTestFinished(() => server.stop());
  return server;
}
