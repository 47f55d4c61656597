import { request } from 'node:http';
import * as v from 'valibot';
import { Measurements } from '../src/contract/measurements.ts';
import { assetPath, routes } from '../src/contract/routes.ts';
import { partCall, single } from '../test/support/backend/single-part.ts';
import { filesPath, forgetPath, type Harness, openHarness } from '../test/support/servers/harness/harness.ts';
import { median } from '../test/support/shared/statistics.ts';
import type { Benchmark } from './benchmark.ts';

const warmUps = 3;
const rounds = 30;
const files = 8;

/** Milliseconds for name, TCP and TLS 1.3: three round trips of 20 ms. Source: RFC 8446 §2. */
const handshake = 60;

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** One HEAD request for one file, over a connection of its own. */
function head(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'HEAD', agent: false }, (response) => {
      response.resume().on('end', resolve);
    });
    sent.on('error', reject).end();
  });
}

async function slowestHead({ upstream }: Harness, assetId: string): Promise<number> {
  const times: number[] = [];
  for (let number = 0; number < files; number++) {
    const url = `${upstream.origin}${filesPath}${assetId}/${number}.png`;
    times.push(await time(() => head(url)));
  }
  return Math.max(...times);
}

async function measure({ backend, headers }: Harness, assetId: string): Promise<void> {
  const response = await fetch(`${backend}${routes.readAssets.path}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(partCall(assetId, 'measurements')),
  });
  const answer = await (await single(response, 'measurements')).json();
  const { original, variants } = v.parse(Measurements, answer);
  const measured = [original, ...variants].filter(({ reason }) => reason === null);
  if (measured.length !== files) throw new Error(`only ${measured.length} files were measured`);
}

/**
 * How long measuring the 8 files of an asset takes against the slowest of 8 single HEADs, and what a second look asks.
 * The facts are there already, as in the panel. Each answer of the file host takes what it takes in the sandbox, and a
 * connection to it what one over the internet does. Connections of the round before are closed, so that all are cold.
 */
export const measurements: Benchmark = async (folder) => {
  const harness = await openHarness({ folder, latency: 0, handshake, assets: warmUps + rounds });
  try {
    const { upstream, backend, headers } = harness;
    const [heads, cold]: [number[], number[]] = [[], []];
    for (const [number, id] of upstream.assetIds.entries()) {
      await (await fetch(`${backend}${assetPath(id)}`, { headers })).text();
      const head = await slowestHead(harness, id);
      await fetch(`${upstream.origin}${forgetPath}`);
      const taken = await time(() => measure(harness, id));
      if (number < warmUps) continue;
      heads.push(head);
      cold.push(taken);
    }
    const before = await harness.fileReads();
    for (const id of upstream.assetIds) await measure(harness, id);
    const ratio = median(cold) / median(heads);
    return [
      {
        what: `measuring ${files} files cold against the slowest single HEAD, p50`,
        value: ratio,
        unit: '×',
        target: { atMost: 1.3 },
        from: `${median(cold).toFixed(0)} ms against ${median(heads).toFixed(0)} ms`,
      },
      {
        what: 'calls to the file host for measurements seen before',
        value: (await harness.fileReads()) - before,
        unit: '',
        target: { atMost: 0 },
        from: `${upstream.assetIds.length} answers`,
      },
    ];
  } finally {
    await harness.stop();
  }
};
