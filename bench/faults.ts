import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { assetPath } from '../src/contract/routes.ts';
import type { Trouble } from '../test/support/servers/harness/faults.ts';
import { type Harness, openHarness } from '../test/support/servers/harness/harness.ts';
import { quantile } from '../test/support/shared/statistics.ts';
import type { Benchmark, Result } from './benchmark.ts';
import { startSdkServers } from './sdk-servers.ts';

/** How many ask at once: people, each for one image after the other. */
const people = 4;
const reads = 400;
const slowReads = 120;
const refusal = 20;

/** What a person met with: milliseconds until it was over, and the status. */
interface Met {
  readonly status: number;
  readonly taken: number;
}

interface Way {
  readonly name: string;
  readonly origin: string;
  readonly headers: Readonly<Record<string, string>>;
}

async function read({ origin, headers }: Way, id: string): Promise<Met> {
  const start = performance.now();
  const response = await fetch(`${origin}${assetPath(id)}`, { headers });
  await response.text();
  return { status: response.status, taken: performance.now() - start };
}

async function readAll(way: Way, ids: readonly string[]): Promise<Met[]> {
  const rest = ids.values();
  const met: Met[] = [];
  const person = async () => {
    for (const id of rest) met.push(await read(way, id));
  };
  await Promise.all(Array.from({ length: people }, person));
  return met;
}

function describe(met: readonly Met[]): string {
  const failed = met.filter(({ status }) => status !== 200).length;
  const times = met.map(({ taken }) => taken);
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => quantile(times, share).toFixed(0));
  return `${failed} of ${met.length} failed, waits p50 ${p50} ms, p95 ${p95} ms and p99 ${p99} ms`;
}

interface Case {
  readonly what: string;
  readonly trouble: Trouble;
  readonly ids: readonly string[];
}

/** Every way under the same trouble, each with all ids cold. */
async function under(harness: Harness, ways: readonly Way[], { what, trouble, ids }: Case): Promise<Result> {
  const all: { name: string; met: Met[] }[] = [];
  for (const way of ways) {
    await harness.makeTrouble(trouble);
    all.push({ name: way.name, met: await readAll(way, ids) });
  }
  const [ours, ...others] = all;
  const failed = ours?.met.filter(({ status }) => status !== 200).length ?? Number.NaN;
  return {
    what: `reads that fail while ${what}`,
    value: failed,
    unit: '',
    target: { atMost: 0 },
    from: `${describe(ours?.met ?? [])}; ${others.map(({ name, met }) => `${name}: ${describe(met)}`).join('; ')}`,
  };
}

/** How long one image takes that is tried again as often as `Retry-After` tells to, and how often that was. */
async function persist(way: Way, id: string): Promise<{ seconds: number; refused: number; status: number }> {
  const start = performance.now();
  const until = start + 2 * refusal * 1_000;
  for (let refused = 0; ; refused++) {
    const response = await fetch(`${way.origin}${assetPath(id)}`, { headers: way.headers });
    await response.text();
    const { status } = response;
    if (status === 200 || performance.now() > until) {
      return { seconds: (performance.now() - start) / 1_000, refused, status };
    }
    const seconds = Number(response.headers.get('retry-after') ?? 1);
    await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
  }
}

async function whileRefusing(
  harness: Harness,
  ways: readonly Way[],
  id: string,
  seen: string,
): Promise<Result> {
  const [ours] = ways;
  if (!ours) throw new Error('there is no way');
  await harness.makeTrouble({ latency: { min: 0, max: 0 } });
  await read(ours, seen);
  await harness.makeTrouble({ latency: { min: 0, max: 0 }, refusing: refusal });
  const kept = await read(ours, seen);
  const met = await Promise.all(ways.map(async (way) => ({ name: way.name, ...(await persist(way, id)) })));
  const each = met.map(
    ({ name, seconds, refused, status }) =>
      `${name}: ${status} after ${seconds.toFixed(1)} s and ${refused} refusals`,
  );
  return {
    what: `seconds until a cold image is shown while Webflow refuses everything for ${refusal} s`,
    value: met[0]?.seconds ?? Number.NaN,
    unit: 's',
    target: { atMost: refusal + 2 },
    from: `${each.join('; ')}; an image just seen: ${kept.status} after ${kept.taken.toFixed(0)} ms`,
  };
}

type Work = (harness: Harness, ways: readonly Way[], ids: readonly string[]) => Promise<Result[]>;

/** A harness of its own for each case: what a backend has learned of Webflow's limit in one would tell in the next. */
async function onStand(parent: string, assets: number, work: Work): Promise<Result[]> {
  const folder = await mkdtemp(join(parent, 'harness-'));
  const harness = await openHarness({ folder, latency: 0, assets });
  try {
    const { upstream, backend, headers } = harness;
    const ours = { name: 'ours', origin: backend, headers };
    const ways = [ours, ...(await startSdkServers(folder, harness))];
    return await work(harness, ways, upstream.assetIds);
  } finally {
    await harness.stop();
  }
}

const failing = { latency: { min: 20, max: 20 }, failing: 0.01 };
const slow = { latency: { min: 50, max: 350 } };

/** What a person waits and sees where Webflow is in trouble, beside the SDK under the same trouble. */
export const faults: Benchmark = async (folder) => [
  ...(await onStand(folder, reads, async (harness, ways, ids) => [
    await under(harness, ways, { what: '1% of Webflow’s answers are 500', trouble: failing, ids }),
  ])),
  ...(await onStand(folder, slowReads, async (harness, ways, ids) => [
    await under(harness, ways, { what: 'Webflow takes 200 ms ± 150 ms', trouble: slow, ids }),
  ])),
  ...(await onStand(folder, 2, async (harness, ways, [seen = '', late = '']) => [
    await whileRefusing(harness, ways, late, seen),
  ])),
];
