import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assetPath } from '../src/contract/routes.ts';
import { claimPort, loopback } from '../src/tooling/ports.ts';
import { type Harness, openHarness, program } from '../test/support/servers/harness/harness.ts';
import { median, ratios, spreadOf } from '../test/support/shared/statistics.ts';
import { captureAnswer } from './answer.ts';
import type { Benchmark, Result } from './benchmark.ts';
import { throughput } from './load.ts';
import { hasNginx, startNginx } from './nginx.ts';
import { openSharedStand } from './shared-services.ts';

const rounds = 6;
const seconds = 2;
const latency = 20;

const bareProgram = join(import.meta.dirname, 'bare-program.ts');

/** A server that answers one asset from memory. */
interface Server {
  readonly name: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Requests a second, round by round. */
  readonly rates: number[];
}

function backendOf(name: string, { upstream, backend, headers }: Harness): Server {
  return { name, url: `${backend}${assetPath(upstream.assetIds[0] ?? '')}`, headers, rates: [] };
}

/** One that does nothing but send the bytes of another. */
async function startBare(folder: string, harness: Harness, { url, headers }: Server): Promise<Server> {
  const file = join(folder, 'answer.json');
  await writeFile(file, JSON.stringify(await captureAnswer(url, headers)));
  const port = await claimPort(0);
  const bare = `http://${loopback}:${port}/`;
  await harness.start(program(folder, bareProgram, [String(port), file]), bare);
  return { name: 'bare node:http', url: bare, headers, rates: [] };
}

async function loadInTurn(folder: string, servers: readonly Server[]): Promise<void> {
  for (const { url, headers } of servers) await throughput({ folder, url, headers, seconds });
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < servers.length; turn++) {
      const server = servers[(round + turn) % servers.length];
      if (server) server.rates.push(await throughput({ folder, ...server, seconds }));
    }
  }
}

function against(ours: Server, other: Server, words: string, atLeast: number): Result {
  const through = ratios(ours.rates, other.rates);
  return {
    what: `cached reads a second against ${words}`,
    value: median(through),
    unit: '×',
    spread: spreadOf(through),
    target: { atLeast },
    from: `${median(ours.rates).toFixed(0)}/s against ${median(other.rates).toFixed(0)}/s`,
  };
}

/** How many reads of an asset in memory are answered, against a server that does nothing but send the same bytes. */
export const cachedReads: Benchmark = async (folder) => {
  const stops: (() => Promise<void>)[] = [];
  try {
    const harness = await openHarness({ folder, latency, assets: 1 });
    stops.push(harness.stop);
    const ours = backendOf('ours with SQLite', harness);
    const bare = await startBare(folder, harness, ours);
    const servers = [bare, ours];

    const skipped: string[] = [];

    let scaled: Server | undefined;
    const shared = await openSharedStand({ folder, latency, assets: 1 });
    if ('skipped' in shared) skipped.push(shared.skipped);
    else {
      stops.push(shared.stop);
      scaled = backendOf('ours with PostgreSQL and Redis', shared.harness);
      servers.push(scaled);
    }

    let nginx: Server | undefined;
    if (hasNginx()) {
      const cache = await startNginx(folder, await claimPort(0), bare.url);
      stops.push(cache.stop);
      nginx = {
        name: 'nginx proxy_cache, no session checked',
        url: cache.url,
        headers: ours.headers,
        rates: [],
      };
      servers.push(nginx);
    } else skipped.push('nginx proxy_cache: nginx is not installed');

    await loadInTurn(folder, servers);
    const columns = servers.map(({ name, rates }) => ({
      name,
      value: median(rates),
      spread: spreadOf(rates),
    }));
    return {
      results: [
        against(ours, bare, 'a bare server that sends the same bytes', 0.5),
        ...(scaled ? [against(scaled, bare, 'that with PostgreSQL and Redis', 0.45)] : []),
        ...(nginx ? [against(ours, nginx, 'nginx proxy_cache', 1)] : []),
      ],
      comparisons: [{ what: 'Cached read of one asset', unit: '/s', better: 'more', columns }],
      skipped,
    };
  } finally {
    for (const stop of stops.toReversed()) await stop();
  }
};
