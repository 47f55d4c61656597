import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { startProgram, untilDone } from '#tooling/program.ts';

/** What is fired at a server. */
export const Fire = v.object({
  url: v.string(),
  headers: v.record(v.string(), v.string()),
  /** Asked for one after the other. */
  paths: v.array(v.string()),
  connections: v.number(),
  seconds: v.number(),
  /** Requests a second over all connections, evenly; as fast as answers come where it is not given. */
  rate: v.optional(v.number()),
  /** Of answers that came sooner, in seconds, only the number is told, and not the time they took. */
  timedFrom: v.optional(v.number(), 0),
});
export type Fire = v.InferInput<typeof Fire>;
/** The same with what was left out. */
export type WholeFire = v.InferOutput<typeof Fire>;

/** Of answers none of which was timed there is none, which JSON says with null. */
const Quantile = v.nullish(v.number(), Number.NaN);

/** What came back. Times are milliseconds. */
const Hits = v.object({
  /** Connections that broke and answers that did not come in 10 seconds. */
  errors: v.number(),
  statuses: v.array(v.object({ status: v.number(), count: v.number(), p50: Quantile, p99: Quantile })),
});
export type Hits = v.InferOutput<typeof Hits>;

let runs = 0;

/** Fires from a process of its own, so that neither waits for the other's event loop. */
export async function fireAt(folder: string, fire: Fire): Promise<Hits> {
  runs++;
  const output = join(folder, `cannon-${runs}.log`);
  await untilDone(
    startProgram({
      name: 'cannon',
      file: join(import.meta.dirname, 'cannon-program.ts'),
      args: [JSON.stringify(fire)],
      cwd: folder,
      env: { PATH: process.env.PATH },
      output,
    }),
  );
  const line = (await readFile(output, 'utf8')).split('\n').find((text) => text.startsWith('{'));
  return v.parse(Hits, JSON.parse(line ?? 'null'));
}

/** What is known of the answers with this status. */
export function answersOf({ statuses }: Hits, status: number): Hits['statuses'][number] {
  const none = { status, count: 0, p50: Number.NaN, p99: Number.NaN };
  return statuses.find((one) => one.status === status) ?? none;
}

/** How many answers had this status. */
export function countOf(hits: Hits, status: number): number {
  return answersOf(hits, status).count;
}

/** How many answers there were. */
export function answersIn({ statuses }: Hits): number {
  return statuses.reduce((sum, { count }) => sum + count, 0);
}
