import { once } from 'node:events';
import { get } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import { Problem } from '#contract/problem.ts';
import { openHarness } from '#test/support/servers/harness/harness.ts';
import { countAll, countWith, generateLoad, responsesWith } from './generate-load.ts';
import { objectives } from './objectives.ts';
import { failuresOf, type Outcome } from './outcome.ts';

/** More closed-loop connections than one process can serve within its deadline. */
const connections = 2_500;
const { overloadAnswer: longestAccepted, newConnection: longestNewConnection, recovery } = objectives;
/** The backend serves short bursts late instead of rejecting them; after this many seconds it rejects requests. */
const timedFrom = 2;

/** The results of the probes during the load. */
interface Observations {
  livezFailures: number;
  /** Requests of /livez over new connections: their start and duration in milliseconds. */
  readonly newConnections: { readonly startedAt: number; readonly took: number }[];
  /** For each 503, whether it is a problem document with Retry-After. */
  validRejections: boolean[];
}

/** The status of /livez over a new connection. */
async function requestLivez(backend: string): Promise<number | undefined> {
  const [response] = await once(get(`${backend}/livez`, { agent: false }), 'response');
  return response.resume().statusCode;
}

async function probe(
  backend: string,
  path: string,
  headers: Record<string, string>,
  observations: Observations,
) {
  const startedAt = performance.now();
  if ((await requestLivez(backend)) !== 200) observations.livezFailures++;
  observations.newConnections.push({ startedAt, took: performance.now() - startedAt });
  const read = await fetch(backend + path, { headers });
  const body = await read.text();
  if (read.status !== 503) return;
  const problem = v.safeParse(Problem, JSON.parse(body));
  const isValid = problem.success && problem.output.code === 'service_unavailable';
  observations.validRejections.push(isValid && Number(read.headers.get('retry-after')) > 0);
}

/** Milliseconds until 20 consecutive reads succeed. */
async function untilRecovered(url: string, headers: Record<string, string>): Promise<number> {
  const started = Date.now();
  for (let inARow = 0; inARow < 20 && Date.now() - started < 30_000; ) {
    const response = await fetch(url, { headers });
    await response.text();
    inARow = response.ok ? inARow + 1 : 0;
    if (!response.ok) await wait(20);
  }
  return Date.now() - started;
}

/** R7: overloads a backend for `seconds` and measures rejections, probes and recovery. */
export async function overload(folder: string, seconds: number): Promise<Outcome> {
  const { upstream, backend, stop, ...harness } = await openHarness({ folder, latency: 20, assets: 1 });
  const headers = { ...harness.headers };
  try {
    const path = `/api/assets/${upstream.assetIds[0]}`;
    const observations: Observations = { livezFailures: 0, newConnections: [], validRejections: [] };
    const began = performance.now();
    const load = { isOver: false };
    const loading = generateLoad(folder, {
      url: backend,
      headers,
      paths: [path],
      connections,
      seconds,
      timedFrom,
    });
    const probing = (async () => {
      while (!load.isOver) {
        await probe(backend, path, headers, observations);
        await wait(50);
      }
    })();
    const result = await loading.finally(() => {
      load.isOver = true;
    });
    const untimed = began + timedFrom * 1_000;
    const slowest = Math.max(
      ...observations.newConnections.filter(({ startedAt }) => startedAt > untimed).map(({ took }) => took),
    );
    const recovered = await untilRecovered(backend + path, headers);
    await probing;
    const accepted = responsesWith(result, 200);
    const rejected = countWith(result, 503);
    return {
      figures: [
        `${connections} connections for ${seconds} s: ${accepted.count} accepted, ${rejected} rejected, ${result.errors} errors`,
        `after ${timedFrom} s, accepted requests took ${accepted.p50.toFixed(0)} ms p50, ${accepted.p99.toFixed(0)} ms p99`,
        `${observations.validRejections.length} rejections checked, the slowest /livez over a new connection took ${slowest.toFixed(0)} ms; recovered after ${recovered} ms`,
      ],
      failures: failuresOf({
        'every status is 200 or 503': result.errors === 0 && accepted.count + rejected === countAll(result),
        'every rejection is a problem with Retry-After': observations.validRejections.every(Boolean),
        'every /livez responds with 200': observations.livezFailures === 0,
      }),
      tooSlow: failuresOf({
        // A fast machine may answer all there is.
        'some requests are rejected': rejected > 0,
        [`/livez over a new connection takes at most ${longestNewConnection} ms`]:
          slowest <= longestNewConnection,
        [`p99 of accepted requests is at most ${longestAccepted} ms`]: accepted.p99 <= longestAccepted,
        [`recovery takes at most ${recovery} ms`]: recovered <= recovery,
      }),
    };
  } finally {
    await stop();
  }
}
