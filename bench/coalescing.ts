import { mkdtemp } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { assetPath } from '../src/contract/routes.ts';
import { openHarness } from '../test/support/servers/harness/harness.ts';
import { quantile } from '../test/support/shared/statistics.ts';
import type { Benchmark, Result } from './benchmark.ts';

/** How many ask at once, and milliseconds of Webflow: long enough for all to have come before the first is answered. */
const crowds = [
  { requests: 1, latency: 200 },
  { requests: 100, latency: 500 },
  { requests: 10_000, latency: 5_000 },
];

interface Answer {
  readonly text: string;
  readonly taken: number;
}

/** One GET over a connection of its own: what it answers, and after how many milliseconds. */
function ask(url: string, headers: Readonly<Record<string, string>>, agent: Agent): Promise<Answer> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers, agent }, (response) => {
      let text = `${response.statusCode} `;
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve({ text, taken: performance.now() - start }));
    });
    sent.on('error', reject).end();
  });
}

async function measure(folder: string, requests: number, latency: number): Promise<Result> {
  const own = await mkdtemp(join(folder, 'harness-'));
  const harness = await openHarness({ folder: own, latency: 0, assets: 1 });
  const agent = new Agent({ keepAlive: false });
  try {
    const { upstream, backend, headers } = harness;
    const url = `${backend}${assetPath(upstream.assetIds[0] ?? '')}`;
    await harness.makeTrouble({ latency: { min: latency, max: latency } });
    const before = await harness.upstreamReads();
    const answers = await Promise.all(Array.from({ length: requests }, () => ask(url, headers, agent)));
    const [answer, ...others] = new Set(answers.map(({ text }) => text));
    if (!answer?.startsWith('200') || others.length > 0) {
      throw new Error(
        `not all had the same answer: ${[answer, ...others].map((text) => text?.slice(0, 300)).join('; ')}`,
      );
    }
    const p99 = quantile(
      answers.map(({ taken }) => taken),
      0.99,
    );
    return {
      what: `upstream calls for ${requests} equal cold requests at once`,
      value: (await harness.upstreamReads()) - before,
      unit: '',
      target: { atMost: 1 },
      from: `p99 ${p99.toFixed(0)} ms, of which Webflow takes ${latency} ms`,
    };
  } finally {
    agent.destroy();
    await harness.stop();
  }
}

/** The number of calls to Webflow for many concurrent reads of one uncached asset. */
export const coalescing: Benchmark = async (folder) => {
  const results: Result[] = [];
  for (const { requests, latency } of crowds) results.push(await measure(folder, requests, latency));
  return results;
};
