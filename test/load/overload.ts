import { once } from 'node:events';
import { get } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import { Problem } from '#contract/problem.ts';
import { openStand } from '#test/support/stand/stand.ts';
import { answersIn, answersOf, countOf, fireAt } from './cannon.ts';
import { faultsOf, type Outcome } from './outcome.ts';
import { promised } from './promised.ts';

/** More than one process answers in time: each asks again as soon as it has its answer. */
const connections = 2_500;
const { overloadAnswer: longestAccepted, newcomer: longestNewcomer, recovery } = promised;
/** A burst is answered, however late; what lasts longer than this, in seconds, is refused. */
const timedFrom = 2;

/** What was seen beside the load. */
interface Seen {
  dead: number;
  /** When somebody new asked for /livez over a connection of its own, and how long that took, in milliseconds. */
  readonly newcomers: { readonly came: number; readonly waited: number }[];
  /** Whether each refusal was a problem with Retry-After. */
  wellRefused: boolean[];
}

/** The status of /livez over a connection of its own. */
async function comeAnew(backend: string): Promise<number | undefined> {
  const [response] = await once(get(`${backend}/livez`, { agent: false }), 'response');
  return response.resume().statusCode;
}

async function look(backend: string, path: string, headers: Record<string, string>, seen: Seen) {
  const came = performance.now();
  if ((await comeAnew(backend)) !== 200) seen.dead++;
  seen.newcomers.push({ came, waited: performance.now() - came });
  const read = await fetch(backend + path, { headers });
  const body = await read.text();
  if (read.status !== 503) return;
  const problem = v.safeParse(Problem, JSON.parse(body));
  const isWell = problem.success && problem.output.code === 'service_unavailable';
  seen.wellRefused.push(isWell && Number(read.headers.get('retry-after')) > 0);
}

/** Milliseconds until twenty reads in a row are answered. */
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

/** R7: asks for more than can be answered for so many seconds. */
export async function overload(folder: string, seconds: number): Promise<Outcome> {
  const { upstream, backend, stop, ...stand } = await openStand({ folder, latency: 20, assets: 1 });
  const headers = { ...stand.headers };
  try {
    const path = `/api/assets/${upstream.assetIds[0]}`;
    const seen: Seen = { dead: 0, newcomers: [], wellRefused: [] };
    const began = performance.now();
    const load = { isOver: false };
    const firing = fireAt(folder, { url: backend, headers, paths: [path], connections, seconds, timedFrom });
    const looking = (async () => {
      while (!load.isOver) {
        await look(backend, path, headers, seen);
        await wait(50);
      }
    })();
    const hits = await firing.finally(() => {
      load.isOver = true;
    });
    const untimed = began + timedFrom * 1_000;
    const slowest = Math.max(
      ...seen.newcomers.filter(({ came }) => came > untimed).map(({ waited }) => waited),
    );
    const recovered = await untilRecovered(backend + path, headers);
    await looking;
    const good = answersOf(hits, 200);
    const shed = countOf(hits, 503);
    return {
      figures: [
        `${connections} connections for ${seconds} s: ${good.count} answered, ${shed} refused, ${hits.errors} errors`,
        `after ${timedFrom} s, answered ones took ${good.p50.toFixed(0)} ms p50, ${good.p99.toFixed(0)} ms p99`,
        `${seen.wellRefused.length} refusals looked at, the slowest newcomer waited ${slowest.toFixed(0)} ms; all is well again after ${recovered} ms`,
      ],
      faults: faultsOf({
        'some are refused': shed > 0,
        'there is nothing but 200 and 503': hits.errors === 0 && good.count + shed === answersIn(hits),
        'every refusal is a problem with Retry-After': seen.wellRefused.every(Boolean),
        '/livez answers all the time': seen.dead === 0,
        [`a newcomer waits ${longestNewcomer} ms at most`]: slowest <= longestNewcomer,
        [`answered ones take ${longestAccepted} ms at most (p99)`]: good.p99 <= longestAccepted,
        [`all is well again within ${recovery} ms`]: recovered <= recovery,
      }),
    };
  } finally {
    await stop();
  }
}
