import { assetPath } from '../src/contract/routes.ts';
import { openHarness } from '../test/support/servers/harness/harness.ts';
import { median, ratios, spreadOf } from '../test/support/shared/statistics.ts';
import type { Benchmark, Result } from './benchmark.ts';
import { startSdkServers } from './sdk-servers.ts';

/** Milliseconds; what Webflow takes for an answer is several times this. */
const latency = 20;
const warmUps = 60;
const rounds = 240;

/** A way to one asset. */
interface Way {
  readonly name: string;
  readonly url: (assetId: string) => string;
  readonly headers: Readonly<Record<string, string>>;
  readonly times: number[];
}

async function time(url: string, headers: Readonly<Record<string, string>>): Promise<number> {
  const start = performance.now();
  const response = await fetch(url, { headers });
  await response.text();
  const taken = performance.now() - start;
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return taken;
}

/** Milliseconds of each round, each way taking its turn to go first, so that none always finds the machine warm. */
async function timeInTurn(ways: readonly Way[], assetIds: readonly string[]): Promise<void> {
  for (const [round, id] of assetIds.entries()) {
    for (let turn = 0; turn < ways.length; turn++) {
      const way = ways[(round + turn) % ways.length];
      if (!way) continue;
      const taken = await time(way.url(id), way.headers);
      if (round >= warmUps) way.times.push(taken);
    }
  }
}

function against({ times, name }: Way, limit: Way, what: string): Omit<Result, 'target'> {
  const through = ratios(times, limit.times);
  return {
    what,
    value: median(times) / median(limit.times),
    unit: '×',
    spread: spreadOf(through),
    from: `${median(times).toFixed(2)} ms against ${median(limit.times).toFixed(2)} ms, ${name}`,
  };
}

/** The extra time of an uncached asset through the backend, and through others, over a direct call to Webflow. */
export const coldOverhead: Benchmark = async (folder) => {
  const harness = await openHarness({ folder, latency, assets: warmUps + rounds });
  try {
    const { upstream, backend, headers } = harness;
    const bearer = { authorization: `Bearer ${upstream.accessToken}` };
    const bare: Way = {
      name: 'bare fetch of Webflow',
      url: (id) => `${upstream.origin}/v2/assets/${id}`,
      headers: bearer,
      times: [],
    };
    const ours: Way = { name: 'ours', url: (id) => `${backend}${assetPath(id)}`, headers, times: [] };
    const sdks = (await startSdkServers(folder, harness)).map(
      ({ origin, ...route }): Way => ({ ...route, url: (id) => `${origin}${assetPath(id)}`, times: [] }),
    );
    const ways = [bare, ours, ...sdks];
    await timeInTurn(ways, upstream.assetIds);
    const asked = await harness.upstreamReads();
    if (asked !== ways.length * upstream.assetIds.length) throw new Error('not all were cold');
    const results = [
      {
        ...against(ours, bare, 'cold Get Asset through the backend against Webflow itself, p50'),
        target: { atMost: 1.1 },
      },
      ...sdks.map((sdk) => ({
        ...against(ours, sdk, `cold Get Asset through the backend against ${sdk.name}, p50`),
        target: { atMost: 1 },
      })),
    ];
    const columns = ways.map(({ name, times }) => ({ name, value: median(times), spread: spreadOf(times) }));
    return {
      results,
      comparisons: [{ what: 'Cold read of one asset', unit: 'ms', better: 'less', columns }],
    };
  } finally {
    await harness.stop();
  }
};
