import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from '../src/tooling/project.ts';
import { type Benchmark, isMet, joined, type Report } from './benchmark.ts';
import { cachedReads } from './cached-reads.ts';
import { chartOf } from './chart.ts';
import { coalescing } from './coalescing.ts';
import { coldOverhead } from './cold-overhead.ts';
import { faults } from './faults.ts';
import { formats } from './formats/formats.ts';
import { growth } from './growth/growth.ts';
import { hour } from './hour.ts';
import { lookup } from './lookup.ts';
import { markdownOf } from './markdown.ts';
import { measurements } from './measurements.ts';
import { network } from './network/network.ts';
import { page } from './page.ts';
import { panelSize } from './panel-size.ts';
import { panelSpeed } from './panel-speed.ts';
import { scripts } from './scripts/scripts.ts';
import { site } from './site/site.ts';
import { startUp } from './start-up.ts';
import { textOf } from './text-report.ts';

const benchmarks: Record<string, Benchmark> = {
  'panel-size': panelSize,
  'panel-speed': panelSpeed,
  scripts,
  'cold-overhead': coldOverhead,
  coalescing,
  'cached-reads': cachedReads,
  hour,
  faults,
  'start-up': startUp,
  measurements,
  lookup,
  page,
  site,
  network,
  growth,
  formats,
};

const folder = join(cacheFolder, 'bench');
const markdown = '--markdown';

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function run(name: string, benchmark: Benchmark): Promise<Report> {
  await mkdir(folder, { recursive: true });
  const own = await mkdtemp(join(folder, `${name}-`));
  try {
    const found = await benchmark(own);
    return 'results' in found ? found : { results: found };
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

const wanted = process.argv.slice(2).filter((argument) => argument !== markdown);
const isMarkdown = process.argv.includes(markdown);
const unknown = wanted.filter((name) => !(name in benchmarks));
if (unknown.length > 0) {
  print(`There is no benchmark ${unknown.join(', ')}. There are: ${Object.keys(benchmarks).join(', ')}.`);
  process.exit(2);
}

const reports: Report[] = [];
for (const [name, benchmark] of Object.entries(benchmarks)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const report = await run(name, benchmark);
  reports.push(report);
  if (!isMarkdown) for (const line of [`${name}`, ...textOf(report), '']) print(line);
}
const all = joined(reports);
if (isMarkdown) print(markdownOf(all));
const record = { at: new Date().toISOString(), node: process.version, ...all };
await writeFile(join(folder, 'results.json'), JSON.stringify(record, null, 2));
await writeFile(join(folder, 'chart.svg'), chartOf(all));
const missed = all.results.filter((result) => !isMet(result));
if (!isMarkdown) print(`${missed.length} targets missed. All numbers and the chart are in ${folder}`);
if (missed.length > 0) process.exitCode = 1;
