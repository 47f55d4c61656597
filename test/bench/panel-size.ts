import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { panelBuild } from '#tooling/build-panel.ts';
import { startProgram, untilDone } from '#tooling/program.ts';
import type { Benchmark } from './benchmark.ts';

const kilobyte = 1000;

/** What a browser downloads to run the panel, fonts and pictures aside. */
export const panelSize: Benchmark = async (folder) => {
  const outDir = join(folder, 'panel');
  const output = join(folder, 'build.log');
  await untilDone(startProgram(panelBuild({ outDir, backendUrl: 'https://assets.example.com', output })));
  const sizes = new Map<string, number>();
  for (const entry of await readdir(outDir, { recursive: true, withFileTypes: true })) {
    const kind = /\.(js|css)$/.exec(entry.name)?.[1];
    if (!kind) continue;
    const bytes = gzipSync(await readFile(join(entry.parentPath, entry.name)), { level: 9 }).length;
    sizes.set(kind, (sizes.get(kind) ?? 0) + bytes);
  }
  if (!sizes.has('js') || !sizes.has('css')) throw new Error('the build has no script or no styles');
  const total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
  return [
    {
      what: 'panel, JS and CSS, gzip',
      value: total / kilobyte,
      unit: 'kB',
      target: { atMost: 25 },
      from: [...sizes].map(([kind, bytes]) => `${kind} ${(bytes / kilobyte).toFixed(2)} kB`).join(', '),
    },
  ];
};
