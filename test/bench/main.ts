import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from '#tooling/project.ts';
import { type Benchmark, isMet, type Result } from './benchmark.ts';
import { cachedReads } from './cached-reads.ts';
import { coalescing } from './coalescing.ts';
import { coldOverhead } from './cold-overhead.ts';
import { lookup } from './lookup.ts';
import { measurements } from './measurements.ts';
import { page } from './page.ts';
import { panelSize } from './panel-size.ts';

const benchmarks: Record<string, Benchmark> = {
  'panel-size': panelSize,
  'cold-overhead': coldOverhead,
  coalescing,
  'cached-reads': cachedReads,
  measurements,
  lookup,
  page,
};

const folder = join(cacheFolder, 'bench');

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function row({ what, value, unit, target, from }: Result, isGood: boolean): string {
  const wanted = 'atMost' in target ? `≤ ${target.atMost}` : `≥ ${target.atLeast}`;
  const [number, verdict] = [`${value.toFixed(2)} ${unit}`, isGood ? 'met' : 'MISSED'];
  return `${verdict.padEnd(6)}  ${number.padStart(10)}  ${wanted.padEnd(8)}  ${what} (${from})`;
}

async function run(name: string, benchmark: Benchmark): Promise<Result[]> {
  await mkdir(folder, { recursive: true });
  const own = await mkdtemp(join(folder, `${name}-`));
  try {
    return await benchmark(own);
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in benchmarks));
if (unknown.length > 0) {
  print(`There is no benchmark ${unknown.join(', ')}. There are: ${Object.keys(benchmarks).join(', ')}.`);
  process.exit(2);
}

const all: Result[] = [];
for (const [name, benchmark] of Object.entries(benchmarks)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const result of await run(name, benchmark)) {
    all.push(result);
    print(row(result, isMet(result)));
  }
}
const record = { at: new Date().toISOString(), node: process.version, results: all };
await writeFile(join(folder, 'results.json'), JSON.stringify(record, null, 2));
if (!all.every(isMet)) process.exitCode = 1;
