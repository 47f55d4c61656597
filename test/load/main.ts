import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hugeAsset, slowWebflow, writeLock } from './neighbours.ts';
import type { Outcome } from './outcome.ts';
import { overload } from './overload.ts';
import { sharesUnderAbuse } from './shares.ts';
import { soak } from './soak.ts';
import { startTimes } from './start.ts';
import { steadyLoad } from './steady.ts';
import { refusalFlood, unreadAssets, unreadLookups } from './unread.ts';

/** The runs by name, each with its default duration in seconds. */
const runs: Record<
  string,
  { readonly run: (folder: string, seconds: number) => Promise<Outcome>; seconds: number }
> = {
  steady: { run: steadyLoad, seconds: 30 },
  overload: { run: overload, seconds: 20 },
  start: { run: startTimes, seconds: 0 },
  shares: { run: sharesUnderAbuse, seconds: 20 },
  'unread-lookups': { run: unreadLookups, seconds: 20 },
  'unread-assets': { run: unreadAssets, seconds: 20 },
  'write-lock': { run: writeLock, seconds: 10 },
  'slow-webflow': { run: slowWebflow, seconds: 0 },
  'huge-asset': { run: hugeAsset, seconds: 10 },
  refusals: { run: refusalFlood, seconds: 10 },
  soak: { run: soak, seconds: 300 },
};

const print = (line: string) => process.stdout.write(`${line}\n`);

/** The arguments: names of runs, each optionally followed by its duration in seconds. */
const wanted: { name: string; seconds?: number }[] = [];
for (const argument of process.argv.slice(2)) {
  const last = wanted.at(-1);
  if (/^\d+$/.test(argument) && last) last.seconds = Number(argument);
  else wanted.push({ name: argument });
}

for (const { name, seconds } of wanted) {
  const known = runs[name];
  if (!known) {
    print(`There is no run ${name}. There are: ${Object.keys(runs).join(', ')}.`);
    process.exit(2);
  }
  const folder = await mkdtemp(join(tmpdir(), `asset-inspector-${name}-`));
  try {
    const { figures, failures, tooSlow = [] } = await known.run(folder, seconds ?? known.seconds);
    for (const figure of figures) print(`${name}: ${figure}`);
    const missed = [...failures, ...tooSlow];
    for (const sentence of missed) print(`${name}: ${sentence}`);
    if (missed.length > 0) process.exitCode = 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
