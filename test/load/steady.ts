import { openStand } from '#test/support/stand/stand.ts';
import { answersIn, answersOf, fireAt } from './cannon.ts';
import { faultsOf, type Outcome } from './outcome.ts';
import { promised } from './promised.ts';
import { metricsToken, numberOf, scrape } from './scrape.ts';

const { steadyRate: rate, steadyAnswer: longest, steadyLoop: latestLoop } = promised;

/** R6: asks for assets in memory at a fixed rate for so many seconds. */
export async function steadyLoad(folder: string, seconds: number): Promise<Outcome> {
  const env = { METRICS_TOKEN: metricsToken };
  const { upstream, backend, headers, stop } = await openStand({ folder, latency: 20, assets: 20, env });
  try {
    const paths = upstream.assetIds.map((id) => `/api/assets/${id}`);
    for (const path of paths) await (await fetch(backend + path, { headers })).text();
    // The loop's delay is told since the last time it was asked for.
    await scrape(backend);
    const hits = await fireAt(folder, { url: backend, headers, paths, connections: 50, seconds, rate });
    const good = answersOf(hits, 200);
    const loop = numberOf(await scrape(backend), 'nodejs_eventloop_lag_p99_seconds');
    return {
      figures: [
        `${answersIn(hits)} answers in ${seconds} s, ${good.count} of them 200, ${hits.errors} errors`,
        `p50 ${good.p50.toFixed(1)} ms, p99 ${good.p99.toFixed(1)} ms, event loop p99 ${(loop * 1000).toFixed(1)} ms`,
      ],
      faults: faultsOf({
        'every answer is 200': hits.errors === 0 && good.count === answersIn(hits),
        [`at least 95 % of ${rate} a second are answered`]: answersIn(hits) >= rate * seconds * 0.95,
        [`p99 is at most ${longest} ms`]: good.p99 <= longest,
        [`the event loop’s p99 is at most ${latestLoop * 1000} ms`]: loop <= latestLoop,
      }),
    };
  } finally {
    await stop();
  }
}
