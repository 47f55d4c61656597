import { randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { backendProgram } from '#sandbox/start/backend-program.ts';
import { assetInspectorApp } from '#sandbox/world/people-and-places.ts';
import { claimPort, loopback } from '#tooling/ports.ts';
import { startProgram } from '#tooling/program.ts';
import type { Benchmark } from './benchmark.ts';
import { median, spreadOf } from './statistics.ts';

const starts = 7;

/** Milliseconds from the start of the process to its first good word on `/readyz`, with an empty database. */
async function startOnce(parent: string): Promise<number> {
  const folder = await mkdtemp(join(parent, `start-${randomBytes(4).toString('hex')}-`));
  const port = await claimPort(0);
  const origin = `http://${loopback}:${port}`;
  const origins = { designer: origin, cdn: origin, panel: origin, backend: origin };
  const output = join(folder, 'backend.log');
  const begin = performance.now();
  const running = startProgram(backendProgram({ origins, port, app: assetInspectorApp, folder, output }));
  let isReady = false;
  const answers = () =>
    fetch(`${origin}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
  while (!isReady && performance.now() - begin < 20_000) isReady = await answers();
  const taken = performance.now() - begin;
  await running.stop();
  if (!isReady) throw new Error(`the backend was not ready: ${running.tail()}`);
  return taken;
}

/** How long the backend takes to be ready. */
export const startUp: Benchmark = async (folder) => {
  // The first one compiles.
  await startOnce(folder);
  const times: number[] = [];
  for (let start = 0; start < starts; start++) times.push(await startOnce(folder));
  return [
    {
      what: 'start of the backend to its first good word on /readyz, p50',
      value: median(times),
      unit: 'ms',
      spread: spreadOf(times),
      target: { atMost: 400 },
      from: `${starts} starts with an empty database, code compiled before`,
    },
  ];
};
