import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasRedisServer, startRedisServer } from '#test/support/redis-server.ts';
import { claimPort, loopback } from '#tooling/ports.ts';
import { captureAnswer } from './answer.ts';
import { type Benchmark, median, type Result } from './benchmark.ts';
import { throughput } from './load.ts';
import { openStand, program } from './stand.ts';

const rounds = 6;
const seconds = 3;

async function measure(folder: string, shared: string, env: Record<string, string>): Promise<Result> {
  const stand = await openStand({ folder, latency: 20, assets: 1, env });
  try {
    const { upstream, backend, headers } = stand;
    const url = `${backend}/api/assets/${upstream.assetIds[0]}`;
    const file = join(folder, 'answer.json');
    await writeFile(file, JSON.stringify(await captureAnswer(url, headers)));
    const port = await claimPort(0);
    const bare = `http://${loopback}:${port}/`;
    await stand.start(program(folder, 'bare-program', [String(port), file]), bare);

    const load = (of: string, long: number) => throughput({ folder, url: of, headers, seconds: long });
    await load(bare, 2);
    await load(url, 3);
    const [bares, ours]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      bares.push(await load(bare, seconds));
      ours.push(await load(url, seconds));
    }
    return {
      what: `cached reads a second against a bare server that sends the same bytes${shared}`,
      // Of two measured one after the other, because other work on the machine comes and goes.
      value: median(ours.map((number, round) => number / (bares[round] ?? Number.NaN))),
      unit: '×',
      target: { atLeast: 0.3 },
      from: `${median(ours).toFixed(0)}/s against ${median(bares).toFixed(0)}/s`,
    };
  } finally {
    await stand.stop();
  }
}

/**
 * How many reads of an asset in memory are answered, against a server that does nothing but send the same bytes: by an
 * instance of its own, and by one that shares a Redis where the machine has one.
 */
export const cachedReads: Benchmark = async (folder) => {
  const alone = await measure(folder, '', {});
  if (!hasRedisServer()) return [alone];
  const redis = await startRedisServer();
  try {
    const own = await mkdtemp(join(folder, 'shared-'));
    return [alone, await measure(own, ', with Redis', { REDIS_URL: redis.url })];
  } finally {
    await redis.stop();
  }
};
