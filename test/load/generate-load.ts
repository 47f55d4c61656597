import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { startProgram, untilDone } from '#tooling/program.ts';

/** The load on a server. */
export const LoadOptions = v.object({
  url: v.string(),
  headers: v.record(v.string(), v.string()),
  /** Requested in this order. */
  paths: v.array(v.string()),
  connections: v.number(),
  seconds: v.number(),
  /** Requests per second over all connections in an open loop; without it each connection is a closed loop. */
  rate: v.optional(v.number()),
  /** Seconds after which response times are recorded; earlier responses are only counted. */
  timedFrom: v.optional(v.number(), 0),
});
export type LoadOptions = v.InferInput<typeof LoadOptions>;
/** The options with their defaults. */
export type ParsedLoadOptions = v.InferOutput<typeof LoadOptions>;

/** NaN without recorded times, which JSON.stringify writes as null. */
const Quantile = v.nullish(v.number(), Number.NaN);

/** The responses by status. Times are milliseconds. */
const LoadResult = v.object({
  /** Connection errors and requests without a response within 10 seconds. */
  errors: v.number(),
  statuses: v.array(v.object({ status: v.number(), count: v.number(), p50: Quantile, p99: Quantile })),
});
export type LoadResult = v.InferOutput<typeof LoadResult>;

let runs = 0;

/** Generates load in a separate process, so that it does not share the server's event loop. Rejects if that fails. */
export async function generateLoad(folder: string, options: LoadOptions): Promise<LoadResult> {
  runs++;
  const output = join(folder, `generate-load-${runs}.log`);
  await untilDone(
    startProgram({
      name: 'The load generator',
      file: join(import.meta.dirname, 'generate-load-program.ts'),
      args: [JSON.stringify(options)],
      cwd: folder,
      env: { PATH: process.env.PATH },
      output,
    }),
  );
  const line = (await readFile(output, 'utf8')).split('\n').find((text) => text.startsWith('{'));
  return v.parse(LoadResult, JSON.parse(line ?? 'null'));
}

/** The count and the times of responses with this status; a count of 0 if there were none. */
export function responsesWith({ statuses }: LoadResult, status: number): LoadResult['statuses'][number] {
  const none = { status, count: 0, p50: Number.NaN, p99: Number.NaN };
  return statuses.find((one) => one.status === status) ?? none;
}

/** The number of responses with this status. */
export function countWith(result: LoadResult, status: number): number {
  return responsesWith(result, status).count;
}

/** The number of all responses. */
export function countAll({ statuses }: LoadResult): number {
  return statuses.reduce((sum, { count }) => sum + count, 0);
}
