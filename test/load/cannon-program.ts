import autocannon from 'autocannon';
import * as v from 'valibot';
import { Fire, type Hits } from './cannon.ts';

/** Fires what its argument says and prints, as one line of JSON, what came back. */
const fire = v.parse(Fire, JSON.parse(process.argv[2] ?? 'null'));

const times = new Map<number, number[]>();
const counts = new Map<number, number>();

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

const { seconds, rate, paths, timedFrom, ...rest } = fire;
const began = performance.now();
const requests = paths.map((path) => ({ path }));
let started = 0;
const options: autocannon.Options = {
  ...rest,
  duration: seconds,
  requests,
  // Each begins elsewhere, so that they do not ask for the same thing at the same time.
  setupClient(client) {
    const first = Math.floor((started++ * paths.length) / rest.connections);
    client.setRequests([...requests.slice(first), ...requests.slice(0, first)]);
  },
  ...(rate === undefined ? {} : { overallRate: rate }),
};
const run = autocannon(options, (error: unknown, result: autocannon.Result) => {
  if (error) throw error;
  const statuses = [...times].map(([status, all]) => {
    const sorted = all.toSorted((one, other) => one - other);
    const [p50, p99] = [quantile(sorted, 0.5), quantile(sorted, 0.99)];
    return { status, count: counts.get(status) ?? 0, p50, p99, most: sorted.at(-1) ?? Number.NaN };
  });
  const hits: Hits = { errors: result.errors + result.timeouts, p99: result.latency.p99, statuses };
  process.stdout.write(`${JSON.stringify(hits)}\n`);
});
run.on('reqError', (error: unknown) => process.stderr.write(`${String(error)}\n`));
run.on('response', (_client, status, _bytes, milliseconds) => {
  const all = times.get(status) ?? [];
  times.set(status, all);
  counts.set(status, (counts.get(status) ?? 0) + 1);
  if (performance.now() - began >= timedFrom * 1000) all.push(milliseconds);
});
