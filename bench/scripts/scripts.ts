import { join } from 'node:path';
import { type PartSizes, partsOf } from '../../test/support/panel/panel-parts.ts';
import { manyIds } from '../../test/support/servers/harness/many-assets.ts';
import { median, quantile, spreadOf } from '../../test/support/shared/statistics.ts';
import type { Benchmark, Comparison, Report, Result } from '../benchmark.ts';
import { buildWith } from '../build-with.ts';
import { startPanelBackend } from '../panel-backend.ts';
import { launchForVisits, openVisited, type Times, type Visited } from './visit.ts';

const rounds = 20;
const config = join(import.meta.dirname, 'vite.config.ts');

/** Milliseconds our backend takes for an asset it has not read before. */
const upstream = 40;

/** How many times slower than this machine the processor is made. */
const slowdowns = [1, 4];

interface Way {
  readonly name: 'two scripts' | 'one script';
  readonly sizes: PartSizes;
  readonly visited: Visited;
}

/** Milliseconds of each visit, by the way they came about. */
type Visits = Readonly<Record<Way['name'], Times[]>>;

function compared(what: string, visits: Visits, timeOf: (times: Times) => number): Comparison {
  const columns = Object.entries(visits).map(([name, all]) => {
    const times = all.map(timeOf);
    return { name, value: median(times), spread: spreadOf(times) };
  });
  return { what, unit: 'ms', better: 'less', columns };
}

function costOf(what: string, visits: Visits, timeOf: (times: Times) => number): Result {
  const [two, one] = [visits['two scripts'].map(timeOf), visits['one script'].map(timeOf)];
  const differences = one.map((time, round) => time - (two[round] ?? Number.NaN));
  const saying = (times: readonly number[]) =>
    `p50 ${median(times).toFixed(0)} ms, p95 ${quantile(times, 0.95).toFixed(0)} ms`;
  return {
    what: `what one script costs against two until ${what}, p50 of the differences round by round`,
    value: median(differences),
    unit: 'ms',
    spread: spreadOf(differences),
    from: `one script ${saying(one)}; two scripts ${saying(two)}; ${rounds} visits each, in turn`,
  };
}

async function visitInTurn(ways: readonly Way[], slowdown: number): Promise<Visits> {
  const visits: Visits = { 'two scripts': [], 'one script': [] };
  // The first ones start processes of the browser's.
  for (const { visited } of ways) await visited.visit(slowdown);
  for (let round = 0; round < rounds; round++) {
    for (const { name, visited } of round % 2 === 0 ? ways : ways.toReversed()) {
      visits[name].push(await visited.visit(slowdown));
    }
  }
  return visits;
}

async function measured(ways: readonly Way[]): Promise<Report> {
  const reports: Report[] = [];
  for (const slowdown of slowdowns) {
    const visits = await visitInTurn(ways, slowdown);
    const paint = (times: Times) => times.firstPaint;
    const facts = (times: Times) => times.firstFacts;
    const under = `at 10 Mbit/s and 40 ms, processor ${slowdown} × slower`;
    reports.push({
      results: [costOf(`first paint ${under}`, visits, paint), costOf(`first facts ${under}`, visits, facts)],
      comparisons: [
        compared(`First paint ${under}`, visits, paint),
        compared(`First facts ${under}`, visits, facts),
      ],
    });
  }
  return {
    results: [...ways.flatMap(bytesOf), ...reports.flatMap(({ results }) => results)],
    comparisons: reports.flatMap(({ comparisons = [] }) => comparisons),
  };
}

/** What is fetched until facts are shown and altogether: HTML, JS and CSS with the words of one language. */
function bytesOf({ name, sizes }: Way): Result[] {
  const words = sizes['words en.json'] + sizes['words alt-words.json'];
  const page = sizes['page without words'] + words;
  const first = page + sizes['first script'] + sizes['first style'];
  const all = first + sizes['later script'] + sizes['later style'];
  const from = Object.entries(sizes)
    .filter(([, bytes]) => bytes > 0)
    .map(([part, bytes]) => `${part} ${(bytes / 1000).toFixed(1)}`)
    .join(', ');
  return [
    { what: `${name}: HTML, JS and CSS until facts are shown, gzip`, value: first / 1000, unit: 'kB', from },
    { what: `${name}: HTML, JS and CSS altogether, gzip`, value: all / 1000, unit: 'kB', from },
  ];
}

/** What it would cost to have the panel in one script: first paint and first facts in Chromium on a slow network. */
export const scripts: Benchmark = async () => {
  const backend = await startPanelBackend(manyIds(1));
  backend.latency = upstream;
  const browser = await launchForVisits();
  const ways: Way[] = [];
  try {
    for (const name of ['two scripts', 'one script'] as const) {
      const BENCH_SCRIPTS = name === 'one script' ? 'one' : 'two';
      const panel = await buildWith(config, backend.origin, { BENCH_SCRIPTS });
      ways.push({ name, sizes: partsOf(panel), visited: await openVisited(browser, backend, panel) });
    }
    return await measured(ways);
  } finally {
    for (const { visited } of ways) await visited.stop();
    await browser.close();
    await backend.stop();
  }
};
