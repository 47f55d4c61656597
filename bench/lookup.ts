import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { AssetsLine, assetsProtocol } from '../src/contract/assets-call.ts';
import { contractLimits } from '../src/contract/limits.ts';
import { routes } from '../src/contract/routes.ts';
import { sites } from '../src/sandbox/world/sample-data.ts';
import { type Harness, openHarness } from '../test/support/servers/harness/harness.ts';
import { median } from '../test/support/shared/statistics.ts';
import type { Benchmark, Result } from './benchmark.ts';

/** Milliseconds; about what Webflow takes for an answer. */
const latency = 100;
const pageSize = 100;
const sizes = [10, 100, 1_000];
const rounds = 3;

/** Milliseconds until the first assets arrived, and until all had. */
interface Taken {
  readonly first: number;
  readonly whole: number;
}

async function lookUp({ backend, headers }: Harness, ids: readonly string[]): Promise<Taken> {
  const start = performance.now();
  const response = await fetch(`${backend}${routes.readAssets.path}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ protocol: assetsProtocol, ids, wanted: ['details'] }),
  });
  if (!response.ok || !response.body) throw new Error(`the lookup answered ${response.status}`);
  let first: number | undefined;
  let [received, rest] = [0, ''];
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) {
      const line = v.parse(AssetsLine, JSON.parse(text));
      if (!('details' in line)) continue;
      first ??= performance.now() - start;
      received += 1;
    }
  }
  if (received !== ids.length || first === undefined)
    throw new Error(`only ${received} assets were received`);
  return { first, whole: performance.now() - start };
}

/** Asks Webflow itself for each page of the list, one after the other. */
async function readPages({ upstream }: Harness): Promise<Taken> {
  const headers = { authorization: `Bearer ${upstream.accessToken}` };
  const start = performance.now();
  let first: number | undefined;
  for (let offset = 0; offset < upstream.assetIds.length; offset += pageSize) {
    const query = `offset=${offset}&limit=${pageSize}`;
    await (
      await fetch(`${upstream.origin}/v2/sites/${sites.outdoors.id}/assets?${query}`, { headers })
    ).json();
    first ??= performance.now() - start;
  }
  return { first: first ?? 0, whole: performance.now() - start };
}

/** Milliseconds of a lookup of this many uncached assets, and of reading them from Webflow itself. */
export async function measureLookUp(folder: string, many: number) {
  const harness = await openHarness({
    folder: await mkdtemp(join(folder, 'harness-')),
    latency,
    assets: many,
  });
  try {
    const { assetIds } = harness.upstream;
    const direct = await readPages(harness);
    const calls = async () => (await harness.listReads()) + (await harness.upstreamReads());
    const before = await calls();
    const halves = [assetIds.slice(0, contractLimits.lookupIds), assetIds.slice(contractLimits.lookupIds)];
    const taken = await Promise.all(
      halves.filter((ids) => ids.length > 0).map((ids) => lookUp(harness, ids)),
    );
    return {
      direct,
      first: Math.min(...taken.map(({ first }) => first)),
      whole: Math.max(...taken.map(({ whole }) => whole)),
      calls: (await calls()) - before,
    };
  } finally {
    await harness.stop();
  }
}

async function resultsOf(folder: string, many: number): Promise<Result[]> {
  const all = [];
  for (let round = 0; round < rounds; round++) all.push(await measureLookUp(folder, many));
  const [first, whole] = [median(all.map((one) => one.first)), median(all.map((one) => one.whole))];
  const direct = median(all.map((one) => one.direct.whole));
  const onePage = median(all.map((one) => one.direct.first));
  return [
    {
      what: `upstream calls for looking up ${many} assets that nobody has asked for`,
      value: Math.max(...all.map(({ calls }) => calls)),
      unit: '',
      target: { atMost: Math.ceil(many / pageSize) },
      from: `${rounds} rounds, ${Math.ceil(many / contractLimits.lookupIds)} lookups at once`,
    },
    {
      what: `looking up ${many} assets against reading their pages from Webflow itself one by one, p50`,
      value: whole / direct,
      unit: '×',
      target: { atMost: 1.5 },
      from: `${whole.toFixed(0)} ms, the first after ${first.toFixed(0)} ms, against ${direct.toFixed(0)} ms, one page ${onePage.toFixed(0)} ms`,
    },
  ];
}

/** How often Webflow is asked for the assets of a page of images, and how long all of them take. */
export const lookup: Benchmark = async (folder) => {
  const results: Result[] = [];
  for (const many of sizes) results.push(...(await resultsOf(folder, many)));
  return results;
};
