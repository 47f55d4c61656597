import { openHarness } from '#test/support/servers/harness/harness.ts';
import { countAll, generateLoad, responsesWith } from './generate-load.ts';
import { objectives } from './objectives.ts';
import { failuresOf, type Outcome } from './outcome.ts';
import { metricsToken, numberOf, scrape } from './scrape.ts';

const { steadyRate: rate, steadyAnswer: longest, steadyLoop: latestLoop } = objectives;

/** R6: reads cached assets at a constant rate for `seconds`. */
export async function steadyLoad(folder: string, seconds: number): Promise<Outcome> {
  const env = { METRICS_TOKEN: metricsToken };
  const { upstream, backend, headers, stop } = await openHarness({ folder, latency: 20, assets: 20, env });
  try {
    const paths = upstream.assetIds.map((id) => `/api/assets/${id}`);
    for (const path of paths) await (await fetch(backend + path, { headers })).text();
    // prom-client resets the event loop's histogram at each scrape.
    await scrape(backend);
    const result = await generateLoad(folder, {
      url: backend,
      headers,
      paths,
      connections: 50,
      seconds,
      rate,
    });
    const good = responsesWith(result, 200);
    const loop = numberOf(await scrape(backend), 'nodejs_eventloop_lag_p99_seconds');
    return {
      figures: [
        `${countAll(result)} responses in ${seconds} s, ${good.count} of them 200, ${result.errors} errors`,
        `p50 ${good.p50.toFixed(1)} ms, p99 ${good.p99.toFixed(1)} ms, event loop p99 ${(loop * 1000).toFixed(1)} ms`,
      ],
      failures: failuresOf({
        'every status is 200': result.errors === 0 && good.count === countAll(result),
      }),
      tooSlow: failuresOf({
        [`at least 95 % of ${rate} requests per second get a response`]:
          countAll(result) >= rate * seconds * 0.95,
        [`p99 is at most ${longest} ms`]: good.p99 <= longest,
        [`the event loop’s p99 is at most ${latestLoop * 1000} ms`]: loop <= latestLoop,
      }),
    };
  } finally {
    await stop();
  }
}
