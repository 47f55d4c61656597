import { setTimeout as wait } from 'node:timers/promises';
import { openStand } from '#test/support/stand/stand.ts';
import { slope } from '#test/support/statistics.ts';
import { answersIn, countOf, fireAt } from './cannon.ts';
import { faultsOf, type Outcome } from './outcome.ts';
import { promised } from './promised.ts';
import { metricsToken, numberOf, scrape } from './scrape.ts';

const [rate, faultShare] = [100, 0.01];
const minute = 60_000;
const sampleEvery = 2_000;
/** In so many samples garbage is collected several times. */
const samplesInRow = 10;

const rss = 'process_resident_memory_bytes';
const heapTotal = 'nodejs_heap_size_total_bytes';
const heapUsed = 'nodejs_heap_size_used_bytes';
const sockets = 'nodejs_active_resources{type="TCPSocketWrap"}';
const timers = 'nodejs_active_resources{type="Timeout"}';

interface Sample {
  readonly x: number;
  readonly y: number;
}

/** What the process takes of the machine, without the room that V8 has in reserve and gives back when it likes. */
async function heldBy(backend: string): Promise<{ resident: number; held: number }> {
  const series = await scrape(backend);
  const resident = numberOf(series, rss);
  return { resident, held: resident - numberOf(series, heapTotal) + numberOf(series, heapUsed) };
}

/** The lowest of each few samples: what is left where garbage has just been collected. */
function lowsOf(samples: readonly Sample[]): Sample[] {
  const rows = Array.from({ length: Math.floor(samples.length / samplesInRow) }, (_, number) =>
    samples.slice(number * samplesInRow, (number + 1) * samplesInRow),
  );
  return rows.flatMap((row) => row.toSorted((one, other) => one.y - other.y).slice(0, 1));
}

/** What is open: the scrape's own connection is among the sockets, at the start as at the end. */
async function openIn(backend: string) {
  const series = await scrape(backend);
  const count = (name: string) => series.get(name) ?? 0;
  return { sockets: count(sockets), timers: count(timers), files: count('process_open_fds') };
}

/** Waits until no more is open than at the start, for half a minute at most. */
async function settle(backend: string, before: Awaited<ReturnType<typeof openIn>>) {
  for (let tries = 0; ; tries++) {
    const after = await openIn(backend);
    const isBack =
      after.sockets <= before.sockets && after.timers <= before.timers && after.files <= before.files;
    if (isBack || tries === 60) return { after, isBack };
    await wait(500);
  }
}

/** R8: asks for assets, many of them cold, of a Webflow that fails now and then, for so many seconds. */
export async function soak(folder: string, seconds: number): Promise<Outcome> {
  // A heap as small as in a small container is full after a minute; what still grows then is more than garbage.
  const env = { METRICS_TOKEN: metricsToken, NODE_OPTIONS: '--max-old-space-size=96' };
  const stand = await openStand({ folder, latency: 50, assets: 1_000, faults: faultShare, env });
  const { upstream, backend, headers } = stand;
  try {
    const before = await openIn(backend);
    const paths = upstream.assetIds.map((id) => `/api/assets/${id}`);
    const samples: Sample[] = [];
    const resident: number[] = [];
    const load = { isOver: false };
    const sampling = (async () => {
      while (!load.isOver) {
        const memory = await heldBy(backend);
        samples.push({ x: Date.now() / minute, y: memory.held });
        resident.push(memory.resident);
        await wait(sampleEvery);
      }
    })();
    const fire = { url: backend, headers, paths, connections: 50, seconds, rate };
    const hits = await fireAt(folder, fire).finally(() => {
      load.isOver = true;
    });
    await sampling;
    const { after, isBack } = await settle(backend, before);
    // A process grows until its caches and its code are warm.
    const growth = slope(lowsOf(samples.slice(Math.floor(samples.length / 3))));
    // In less than a minute there is no slope to speak of.
    const isLong = seconds >= 60;
    const [answers, good] = [answersIn(hits), countOf(hits, 200)];
    const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(2);
    return {
      figures: [
        `${answers} answers in ${seconds} s, ${answers - good} not 200, ${hits.errors} errors; Webflow was asked ${await stand.upstreamReads()} times and failed ${await stand.faultsMade()} times`,
        `memory ${megabytes(resident[0] ?? 0)} MB at first, ${megabytes(resident.at(-1) ?? 0)} MB at last; slope without V8’s reserve and garbage ${isLong ? `${megabytes(growth)} MB/min` : 'not known of less than a minute'}`,
        `sockets ${before.sockets} → ${after.sockets}, timers ${before.timers} → ${after.timers}, files ${before.files} → ${after.files}`,
      ],
      faults: faultsOf({
        'no connection breaks': hits.errors === 0,
        'no more than 1 % are refused': answers - good <= answers * faultShare,
        [`at least 95 % of ${rate} a second are answered`]: answers >= rate * seconds * 0.95,
        'memory grows by less than 1 MB a minute': !isLong || growth < promised.growth,
        'sockets, timers and files are back where they were': isBack,
      }),
    };
  } finally {
    await stand.stop();
  }
}
