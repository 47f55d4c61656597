import type { TestProject } from 'vitest/node';
import { hasRedisServer, startRedisServer } from '#test/support/servers/redis-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The Redis all tests share, or null where there is none. */
    redisUrl: string | null;
    /** Whether a test can start one of its own. */
    canStartRedis: boolean;
  }
}

const missing = 'There is no Redis: install redis-server or set TEST_REDIS_URL.';

/** Gives the run one Redis: the one of `TEST_REDIS_URL`, or one that is started and ends with the run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_REDIS_URL;
  const canStart = hasRedisServer();
  if (!canStart && process.env.REQUIRE_SERVERS === '1') throw new Error(missing);
  if (!canStart)
    process.stderr.write(
      `\n*** SKIPPED: ${given ? 'tests that end a Redis' : 'every test with Redis'}. ${missing}\n\n`,
    );
  const own = given || !canStart ? undefined : await startRedisServer();
  project.provide('redisUrl', given ?? own?.url ?? null);
  project.provide('canStartRedis', canStart);
  return async () => own?.stop();
}
