import type { Benchmark } from './benchmark.ts';
import { openStand } from './stand.ts';

const requests = 1_000;

/** How often Webflow is asked when many ask for one asset at once that nobody has asked for. */
export const coalescing: Benchmark = async (folder) => {
  // Long enough for all of them to have come before the first is answered.
  const stand = await openStand({ folder, latency: 2_000, assets: 1 });
  try {
    const { upstream, backend, headers } = stand;
    const url = `${backend}/api/assets/${upstream.assetIds[0]}`;
    const before = await stand.upstreamReads();
    const answers = await Promise.all(
      Array.from({ length: requests }, async () => {
        const response = await fetch(url, { headers });
        return `${response.status} ${await response.text()}`;
      }),
    );
    const [answer, ...others] = new Set(answers);
    if (!answer?.startsWith('200') || others.length > 0) throw new Error('not all had the same answer');
    return [
      {
        what: `upstream calls for ${requests} equal cold requests at once`,
        value: (await stand.upstreamReads()) - before,
        unit: '',
        target: { atMost: 1 },
        from: `${answers.length} answers, all the same`,
      },
    ];
  } finally {
    await stand.stop();
  }
};
