import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { ProgramEndedError } from '#tooling/program.ts';
import { openStand, type Stand, type StandOptions } from './stand.ts';

/** A stand, or why there is none. */
export type SharedStand = { readonly stand: Stand } | { readonly skipped: string };

/**
 * A stand whose backend keeps its data where several backends would: the PostgreSQL of `BENCH_DATABASE_URL` and the
 * Redis of `BENCH_REDIS_URL`. There is none where either is not named, or the backend won't start with them.
 */
export async function openSharedStand(options: StandOptions): Promise<SharedStand> {
  const { BENCH_DATABASE_URL: database, BENCH_REDIS_URL: redis } = process.env;
  const column = 'ours with PostgreSQL and Redis';
  if (!database || !redis) return { skipped: `${column}: BENCH_DATABASE_URL and BENCH_REDIS_URL name none` };
  const folder = await mkdtemp(join(options.folder, 'shared-'));
  const env = { DATABASE_URL: database, REDIS_URL: redis };
  try {
    return { stand: await openStand({ ...options, folder, env }) };
  } catch (error) {
    if (!(error instanceof ProgramEndedError)) throw error;
    return { skipped: `${column}: the backend doesn’t start with them. ${error.message.split('\n').at(-1)}` };
  }
}
