import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { type Harness, type HarnessOptions, openHarness } from '../test/support/servers/harness/harness.ts';
import { createPostgresServer, findPostgres } from '../test/support/servers/postgres-server.ts';
import { hasRedisServer, startRedisServer } from '../test/support/servers/redis-server.ts';

/** A harness and what stops it with its services, or why there is none. */
export type SharedStand =
  | { readonly harness: Harness; readonly stop: () => Promise<void> }
  | { readonly skipped: string };

/** A harness whose backend keeps its data where several backends would: a PostgreSQL and a Redis of its own. */
export async function openSharedStand(options: HarnessOptions): Promise<SharedStand> {
  if (!findPostgres() || !hasRedisServer()) {
    return { skipped: 'ours with PostgreSQL and Redis: not both are installed' };
  }
  const folder = await mkdtemp(join(options.folder, 'shared-'));
  const postgres = await createPostgresServer();
  const stops = [() => postgres.remove()];
  const stop = async () => {
    for (const each of stops.toReversed()) await each();
  };
  try {
    await postgres.start();
    const redis = await startRedisServer();
    stops.push(() => redis.stop());
    const env = { DATABASE_URL: postgres.url, REDIS_URL: redis.url };
    const harness = await openHarness({ ...options, folder, env });
    stops.push(harness.stop);
    return { harness, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
