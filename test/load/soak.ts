import { setTimeout as wait } from 'node:timers/promises';
import { openHarness } from '#test/support/servers/harness/harness.ts';
import { slope } from '#test/support/shared/statistics.ts';
import { countAll, countWith, generateLoad } from './generate-load.ts';
import { objectives } from './objectives.ts';
import { failuresOf, type Outcome } from './outcome.ts';
import { metricsToken, numberOf, scrape } from './scrape.ts';

const [rate, faultShare] = [100, 0.01];
const minute = 60_000;
const sampleEvery = 2_000;
/** The number of samples during which V8 collects garbage several times. */
const samplesPerWindow = 10;

const rss = 'process_resident_memory_bytes';
const heapTotal = 'nodejs_heap_size_total_bytes';
const heapUsed = 'nodejs_heap_size_used_bytes';
const sockets = 'nodejs_active_resources{type="TCPSocketWrap"}';
const timers = 'nodejs_active_resources{type="Timeout"}';

interface Sample {
  readonly x: number;
  readonly y: number;
}

/** The resident memory in bytes, and as `held` the same without the heap that V8 has reserved but does not use. */
async function memoryOf(backend: string): Promise<{ resident: number; held: number }> {
  const series = await scrape(backend);
  const resident = numberOf(series, rss);
  return { resident, held: resident - numberOf(series, heapTotal) + numberOf(series, heapUsed) };
}

/** The minimum of each window of samples, which is the memory after a garbage collection. */
function minimaOf(samples: readonly Sample[]): Sample[] {
  const rows = Array.from({ length: Math.floor(samples.length / samplesPerWindow) }, (_, number) =>
    samples.slice(number * samplesPerWindow, (number + 1) * samplesPerWindow),
  );
  return rows.flatMap((row) => row.toSorted((one, other) => one.y - other.y).slice(0, 1));
}

/** The open resources. The connection of the scrape itself is one of the sockets, before and after the run. */
async function openIn(backend: string) {
  const series = await scrape(backend);
  const count = (name: string) => series.get(name) ?? 0;
  return { sockets: count(sockets), timers: count(timers), files: count('process_open_fds') };
}

/** Waits up to 30 seconds until no more resources are open than before the run. */
async function settle(backend: string, before: Awaited<ReturnType<typeof openIn>>) {
  for (let tries = 0; ; tries++) {
    const after = await openIn(backend);
    const isBack =
      after.sockets <= before.sockets && after.timers <= before.timers && after.files <= before.files;
    if (isBack || tries === 60) return { after, isBack };
    await wait(500);
  }
}

/** R8: reads assets for `seconds`, many of them uncached, while Webflow fails for a share of requests. */
export async function soak(folder: string, seconds: number): Promise<Outcome> {
  // With a heap of 96 MB V8 collects garbage within a minute; growth after that is a leak.
  const env = { METRICS_TOKEN: metricsToken, NODE_OPTIONS: '--max-old-space-size=96' };
  const harness = await openHarness({ folder, latency: 50, assets: 1_000, faults: faultShare, env });
  const { upstream, backend, headers } = harness;
  try {
    const before = await openIn(backend);
    const paths = upstream.assetIds.map((id) => `/api/assets/${id}`);
    const samples: Sample[] = [];
    const resident: number[] = [];
    const load = { isOver: false };
    const sampling = (async () => {
      while (!load.isOver) {
        const memory = await memoryOf(backend);
        samples.push({ x: Date.now() / minute, y: memory.held });
        resident.push(memory.resident);
        await wait(sampleEvery);
      }
    })();
    const options = { url: backend, headers, paths, connections: 50, seconds, rate };
    const result = await generateLoad(folder, options).finally(() => {
      load.isOver = true;
    });
    await sampling;
    const { after, isBack } = await settle(backend, before);
    // The first third is omitted: memory grows until caches are filled and code is compiled.
    const growth = slope(minimaOf(samples.slice(Math.floor(samples.length / 3))));
    // Below one minute there are too few samples for a slope.
    const isLong = seconds >= 60;
    const [answers, good] = [countAll(result), countWith(result, 200)];
    const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(2);
    return {
      figures: [
        `${answers} responses in ${seconds} s, ${answers - good} not 200, ${result.errors} errors; Webflow got ${await harness.upstreamReads()} requests and failed ${await harness.faultsMade()} times`,
        `memory ${megabytes(resident[0] ?? 0)} MB at first, ${megabytes(resident.at(-1) ?? 0)} MB at last; slope without V8’s reserve and garbage ${isLong ? `${megabytes(growth)} MB/min` : 'unknown below one minute'}`,
        `sockets ${before.sockets} → ${after.sockets}, timers ${before.timers} → ${after.timers}, files ${before.files} → ${after.files}`,
      ],
      failures: failuresOf({
        'no connection fails': result.errors === 0,
        'at most 1 % of the responses are errors': answers - good <= answers * faultShare,
        'memory grows by less than 1 MB a minute': !isLong || growth < objectives.growth,
        'sockets, timers and files return to their initial number': isBack,
      }),
      tooSlow: failuresOf({
        [`at least 95 % of ${rate} requests per second get a response`]: answers >= rate * seconds * 0.95,
      }),
    };
  } finally {
    await harness.stop();
  }
}
