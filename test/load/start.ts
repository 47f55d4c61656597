import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { environment } from '#test/support/backend.ts';
import { median } from '#test/support/statistics.ts';
import { claimPort, loopback } from '#tooling/ports.ts';
import { type Program, startProgram } from '#tooling/program.ts';
import { projectRoot } from '#tooling/project.ts';
import { faultsOf, type Outcome } from './outcome.ts';
import { promised } from './promised.ts';

const rounds = 5;
const { refusal: longestRefusal, start: longestStart } = promised;

function backend(folder: string, changes: Record<string, string | undefined>): Program {
  const file = join(projectRoot, 'src', 'backend', 'main.ts');
  const env = { PATH: process.env.PATH, ...environment, ...changes };
  return { name: 'The backend', file, cwd: folder, env, output: join(folder, 'backend.log') };
}

async function isReady(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** Milliseconds until a start that cannot succeed has ended; NaN where it ended well. */
async function timeRefusal(folder: string): Promise<number> {
  const began = performance.now();
  const code = await startProgram(backend(folder, { SECRET_KEYS: 'none', PORT: 'none' })).ended;
  return code === 1 ? performance.now() - began : Number.NaN;
}

/** Milliseconds until a start has come to the first good answer. */
export async function timeStart(folder: string): Promise<number> {
  const port = await claimPort(0);
  const began = performance.now();
  const running = startProgram(backend(folder, { PORT: String(port) }));
  while (!(await isReady(`http://${loopback}:${port}/readyz`))) await wait(5);
  const took = performance.now() - began;
  await running.stop();
  return took;
}

/** R4: how soon a start is ready, and how soon one that cannot succeed ends. */
export async function startAndRefuse(folder: string): Promise<Outcome> {
  const [refusals, starts]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    refusals.push(await timeRefusal(folder));
    starts.push(await timeStart(folder));
  }
  const [refused, ready] = [median(refusals), median(starts)];
  return {
    figures: [`ready after ${ready.toFixed(0)} ms, refused after ${refused.toFixed(0)} ms`],
    faults: faultsOf({
      [`a start that cannot succeed ends within ${longestRefusal} ms`]: refused <= longestRefusal,
      [`a start is ready within ${longestStart} ms`]: ready <= longestStart,
    }),
  };
}
