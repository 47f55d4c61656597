import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { assetsProtocol } from '#contract/assets-call.ts';
import { routes } from '#contract/routes.ts';
import { type Harness, openHarness } from '#test/support/servers/harness/harness.ts';
import { objectives } from './objectives.ts';
import { failuresOf, type Outcome } from './outcome.ts';

/** What Webflow takes for an answer, in milliseconds. */
const latency = 200;
/** Cold reads of the colleague, one every so many milliseconds; kept reads are 17 a second, fewer than a person may send. */
const coldEvery = 4_000;
const keptEvery = 60;
/** As many requests of one person as are answered: 180 in 10 seconds. */
const abuseEvery = 56;

const missingId = (number: number) => String(number).padStart(24, 'e');

/** One request of an abuser, by what it does over and over. */
type Abuse = (harness: Harness, number: number, signal: AbortSignal) => Promise<Response>;

function read(
  { backend, headers }: Harness,
  id: string,
  signal: AbortSignal,
  more: Record<string, string> = {},
) {
  return fetch(`${backend}/api/assets/${id}`, { headers: { ...headers, ...more }, signal });
}

function lookUp({ backend, headers }: Harness, ids: readonly string[], signal: AbortSignal) {
  return fetch(`${backend}${routes.readAssets.path}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ protocol: assetsProtocol, ids, wanted: ['details'] }),
    signal,
  });
}

const noCache = { 'cache-control': 'no-cache' };

const abuses: Readonly<Record<string, Abuse>> = {
  nobody: () => new Promise(() => {}),
  'reads of ids without an asset': (harness, number, signal) => read(harness, missingId(number), signal),
  'the same with no-cache': (harness, number, signal) => read(harness, missingId(number), signal, noCache),
  'reads of one asset with no-cache': (harness, _, signal) =>
    read(harness, harness.upstream.assetIds[0] ?? '', signal, noCache),
  'reads of every asset with no-cache': (harness, number, signal) =>
    read(harness, harness.upstream.assetIds[100 + (number % 500)] ?? '', signal, noCache),
  'lookups of 500 ids without an asset': (harness, number, signal) =>
    lookUp(
      harness,
      Array.from({ length: 500 }, (_, index) => missingId(number * 500 + index)),
      signal,
    ),
};

/** What the colleague saw: milliseconds of each read, and the statuses that were not 200. */
interface Seen {
  readonly kept: number[];
  readonly cold: number[];
  readonly refused: number[];
}

const quantile = (times: readonly number[], share: number): number =>
  times.toSorted((one, other) => one - other)[Math.min(times.length - 1, Math.floor(times.length * share))] ??
  Number.NaN;

async function workBeside(harness: Harness, abuse: Abuse, seconds: number): Promise<Seen> {
  const { backend, colleagueHeaders: headers, upstream } = harness;
  const over = new AbortController();
  const seen: Seen = { kept: [], cold: [], refused: [] };

  async function time(id: string, times: number[], more: Record<string, string> = {}): Promise<void> {
    const began = performance.now();
    const response = await fetch(`${backend}/api/assets/${id}`, { headers: { ...headers, ...more } });
    await response.text();
    times.push(performance.now() - began);
    if (!response.ok) seen.refused.push(response.status);
  }

  async function every(milliseconds: number, work: (number: number) => Promise<unknown>): Promise<void> {
    const under = new Set<Promise<unknown>>();
    for (let number = 0; !over.signal.aborted; number++) {
      const one = work(number).catch((error: unknown) => {
        if (!over.signal.aborted) throw error;
      });
      under.add(one);
      void one.finally(() => under.delete(one));
      await wait(milliseconds);
    }
    await Promise.race([Promise.all(under), wait(15_000)]);
  }

  const [kept = '', ...others] = upstream.assetIds.slice(-50);
  await time(kept, []);
  const abusing = every(abuseEvery, async (number) => {
    const response = await abuse(harness, number, over.signal);
    await response.text();
  });
  // The abuser has begun, and has used what it gets.
  await wait(5_000);
  const working = [
    every(keptEvery, () => time(kept, seen.kept)),
    every(coldEvery, (number) => time(others[number] ?? '', seen.cold, noCache)),
  ];
  await wait(seconds * 1_000);
  over.abort();
  await Promise.all([...working, abusing]);
  return seen;
}

/** B6: a colleague works while one person takes all they can get, in each of the ways, for so many seconds. */
export async function sharesUnderAbuse(folder: string, seconds: number): Promise<Outcome> {
  const figures: string[] = [];
  const promises: Record<string, boolean> = {};
  let alone = Number.NaN;
  for (const [number, [name, abuse]] of Object.entries(abuses).entries()) {
    const own = join(folder, String(number));
    await mkdir(own);
    const env = { REQUESTS_PER_PERSON: '180', REQUESTS_PER_ADDRESS: '900' };
    const harness = await openHarness({ folder: own, latency, assets: 1_000, requestsPerMinute: 60, env });
    try {
      const { kept, cold, refused } = await workBeside(harness, abuse, seconds);
      const [keptP99, coldP50, coldMost] = [quantile(kept, 0.99), quantile(cold, 0.5), Math.max(...cold)];
      if (number === 0) alone = coldP50;
      figures.push(
        `beside ${name}: ${kept.length} kept reads p99 ${keptP99.toFixed(1)} ms; ${cold.length} cold reads p50 ${coldP50.toFixed(0)} ms, most ${coldMost.toFixed(0)} ms; ${refused.length} refused`,
      );
      const { keptBesideAbuser, coldBesideAbuser } = objectives;
      promises[`beside ${name}, kept reads take ${keptBesideAbuser} ms at most (p99)`] =
        keptP99 <= keptBesideAbuser;
      promises[`beside ${name}, a cold read takes ${coldBesideAbuser} times as long as alone at most`] =
        coldMost <= coldBesideAbuser * alone;
      promises[`beside ${name}, no read is refused`] = refused.length === 0;
    } finally {
      await harness.stop();
    }
  }
  return { figures, failures: failuresOf(promises) };
}
