import { type Benchmark, median } from './benchmark.ts';
import { openStand } from './stand.ts';

/** Milliseconds; what Webflow takes for an answer is several times this. */
const latency = 20;
const warmUps = 60;
const pairs = 300;

async function time(url: string, headers: Readonly<Record<string, string>>): Promise<number> {
  const start = performance.now();
  const response = await fetch(url, { headers });
  await response.text();
  const taken = performance.now() - start;
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return taken;
}

/** How much longer an asset nobody has asked for takes through the backend than from Webflow itself. */
export const coldOverhead: Benchmark = async (folder) => {
  const stand = await openStand({ folder, latency, assets: warmUps + pairs });
  try {
    const { upstream, backend, headers } = stand;
    const bare = { authorization: `Bearer ${upstream.accessToken}` };
    const [direct, through]: [number[], number[]] = [[], []];
    for (const [number, id] of upstream.assetIds.entries()) {
      const askWebflow = () => time(`${upstream.origin}/v2/assets/${id}`, bare);
      const askBackend = () => time(`${backend}/api/assets/${id}`, headers);
      // Each goes first as often as the other, so that neither always finds the machine warm.
      const first = number % 2 === 0 ? await askWebflow() : await askBackend();
      const second = number % 2 === 0 ? await askBackend() : await askWebflow();
      if (number < warmUps) continue;
      direct.push(number % 2 === 0 ? first : second);
      through.push(number % 2 === 0 ? second : first);
    }
    if ((await stand.upstreamReads()) !== 2 * upstream.assetIds.length) throw new Error('not all were cold');
    const [asked, answered] = [median(direct), median(through)];
    return [
      {
        what: 'cold Get Asset through the backend against Webflow itself, p50',
        value: answered / asked,
        unit: '×',
        target: { atMost: 1.25 },
        from: `${answered.toFixed(2)} ms against ${asked.toFixed(2)} ms`,
      },
    ];
  } finally {
    await stand.stop();
  }
};
