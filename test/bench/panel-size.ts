import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { panelBuild } from '#tooling/build-panel.ts';
import { startProgram, untilDone } from '#tooling/program.ts';
import type { Benchmark } from './benchmark.ts';

const kilobyte = 1000;

/** What a browser downloads to run the panel, fonts and pictures aside: first what shows the facts, then the rest. */
export const panelSize: Benchmark = async (folder) => {
  const outDir = join(folder, 'panel');
  const output = join(folder, 'build.log');
  await untilDone(startProgram(panelBuild({ outDir, backendUrl: 'https://assets.example.com', output })));
  const page = await readFile(join(outDir, 'index.html'), 'utf8');
  const sizes = { first: { js: 0, css: 0 }, later: { js: 0, css: 0 } };
  for (const entry of await readdir(outDir, { recursive: true, withFileTypes: true })) {
    const kind = entry.name.endsWith('.js') ? 'js' : entry.name.endsWith('.css') ? 'css' : null;
    if (!kind) continue;
    const bytes = gzipSync(await readFile(join(entry.parentPath, entry.name)), { level: 9 }).length;
    sizes[page.includes(entry.name) ? 'first' : 'later'][kind] += bytes / kilobyte;
  }
  const { first, later } = sizes;
  if (first.js === 0 || first.css === 0) throw new Error('the build has no script or no styles');
  const sum = first.js + first.css;
  return [
    {
      what: 'panel, JS and CSS until an image’s facts are shown, gzip',
      value: sum,
      unit: 'kB',
      target: { atMost: 25 },
      from: `js ${first.js.toFixed(2)} kB, css ${first.css.toFixed(2)} kB`,
    },
    {
      what: 'panel, JS and CSS altogether, gzip',
      value: sum + later.js + later.css,
      unit: 'kB',
      target: { atMost: 44 },
      from: `later js ${later.js.toFixed(2)} kB, css ${later.css.toFixed(2)} kB`,
    },
  ];
};
