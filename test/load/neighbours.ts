import { once } from 'node:events';
import { get } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Harness, openHarness } from '#test/support/servers/harness/harness.ts';
import { hugeAssetId } from '#test/support/servers/harness/huge-asset.ts';
import { startLockProcess } from '#test/support/servers/lock-process.ts';
import { colleague } from './colleague.ts';
import { responsesWith } from './generate-load.ts';
import { objectives } from './objectives.ts';
import { failuresOf, type Outcome } from './outcome.ts';
import { metricsToken, residentMemory } from './scrape.ts';

const megabyte = 1024 * 1024;
const env = { METRICS_TOKEN: metricsToken };
const { probeBesideLock, loopBesideHugeAsset, memoryBesideHugeAsset } = objectives;

/** Milliseconds of each request to `path`, one after the other with pauses of 20 ms, until `isOver`. */
async function probe(
  { backend, headers }: Harness,
  path: string,
  state: { isOver: boolean },
): Promise<{ took: number[]; statuses: Set<number> }> {
  const took: number[] = [];
  const statuses = new Set<number>();
  while (!state.isOver) {
    const startedAt = performance.now();
    const [response] = await once(get(backend + path, { headers }), 'response');
    await once(response.resume(), 'end');
    took.push(performance.now() - startedAt);
    statuses.add(response.statusCode);
    await wait(20);
  }
  return { took, statuses };
}

/** B1: another process holds SQLite's write lock for so many seconds; probes and cached reads go on. */
export async function writeLock(folder: string, seconds: number): Promise<Outcome> {
  const harness = await openHarness({ folder, latency: 20, assets: 2, env });
  try {
    const read = `/api/assets/${harness.upstream.assetIds[0]}`;
    await (await fetch(harness.backend + read, { headers: harness.headers })).text();
    const file = join(folder, 'asset-inspector.db');
    const lock = startLockProcess(file);
    await lock.held;
    const state = { isOver: false };
    const probes = ['/livez', '/readyz', read].map(
      async (path) => [path.split('/').slice(0, 3).join('/'), await probe(harness, path, state)] as const,
    );
    await wait(seconds * 1_000);
    state.isOver = true;
    const found = await Promise.all(probes);
    await lock.release();
    return {
      figures: found.map(
        ([path, { took, statuses }]) =>
          `write lock held ${seconds} s: ${took.length} × ${path} answered ${[...statuses]}, slowest ${Math.max(...took).toFixed(1)} ms`,
      ),
      failures: failuresOf(
        Object.fromEntries(
          found.flatMap(([path, { took, statuses }]) => [
            [`${path} takes ${probeBesideLock} ms at most`, Math.max(...took) <= probeBesideLock],
            [`every ${path} answers 200`, [...statuses].every((status) => status === 200)],
          ]),
        ),
      ),
    };
  } finally {
    await harness.stop();
  }
}

/** B2: 56 different uncached reads at once of a healthy Webflow that takes 1 s for each. */
export async function slowWebflow(folder: string): Promise<Outcome> {
  const many = 56;
  const harness = await openHarness({ folder, latency: 1_000, assets: many, env });
  try {
    const { backend, headers, upstream } = harness;
    const startedAt = performance.now();
    const statuses = await Promise.all(
      upstream.assetIds.map(async (id) => {
        const response = await fetch(`${backend}/api/assets/${id}`, { headers });
        await response.text();
        return response.status;
      }),
    );
    const took = performance.now() - startedAt;
    const after = await fetch(`${backend}/api/assets/${upstream.assetIds[0]}`, {
      headers: { ...headers, 'cache-control': 'no-cache' },
    });
    const counts = Map.groupBy(statuses, (status) => status);
    const said = [...counts].map(([status, all]) => `${all.length} × ${status}`).join(', ');
    return {
      figures: [`${many} uncached reads of a Webflow of 1 s: ${said} in ${(took / 1_000).toFixed(1)} s`],
      failures: failuresOf({
        'no read answers 504': !counts.has(504),
        'a read right after is answered, so that no breaker is open': after.status === 200,
      }),
    };
  } finally {
    await harness.stop();
  }
}

/** B13: an asset with 1,000,000 variants, asked for over and over; a colleague reads a small one. */
export async function hugeAsset(folder: string, seconds: number): Promise<Outcome> {
  const harness = await openHarness({ folder, latency: 20, assets: 2, env });
  const { backend, headers } = harness;
  try {
    await colleague(folder, harness, seconds);
    const rest = await residentMemory(backend);
    const state = { isOver: false };
    let [peak, asked] = [rest, 0];
    const statuses = new Set<number>();
    const asking = (async () => {
      while (!state.isOver) {
        const response = await fetch(`${backend}/api/assets/${hugeAssetId}`, {
          headers: { ...headers, 'cache-control': 'no-cache' },
        });
        await response.text();
        statuses.add(response.status);
        asked++;
        peak = Math.max(peak, await residentMemory(backend));
        await wait(250);
      }
    })();
    const loop = probe(harness, '/livez', state);
    const reads = responsesWith(await colleague(folder, harness, seconds), 200);
    state.isOver = true;
    await asking;
    const slowest = Math.max(...(await loop).took);
    const grown = peak - rest;
    return {
      figures: [
        `1,000,000 variants asked for ${asked} times, answered ${[...statuses]}: slowest /livez ${slowest.toFixed(1)} ms, a colleague's reads p99 ${reads.p99.toFixed(1)} ms`,
        `memory at rest ${(rest / megabyte).toFixed(0)} MB, at most ${(peak / megabyte).toFixed(0)} MB`,
      ],
      failures: failuresOf({
        [`/livez takes ${loopBesideHugeAsset} ms at most`]: slowest <= loopBesideHugeAsset,
        'memory grows by 100 MB at most': grown <= memoryBesideHugeAsset,
      }),
    };
  } finally {
    await harness.stop();
  }
}
