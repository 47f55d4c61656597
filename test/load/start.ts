import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { environment } from '#test/support/backend/backend.ts';
import { median } from '#test/support/shared/statistics.ts';
import { claimPort, loopback } from '#tooling/ports.ts';
import { type Program, startProgram } from '#tooling/program.ts';
import { projectRoot } from '#tooling/project.ts';
import { objectives } from './objectives.ts';
import { failuresOf, type Outcome } from './outcome.ts';

const rounds = 5;
const { refusal: longestRefusal, start: longestStart } = objectives;

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

/** Milliseconds until a start with invalid variables exits; NaN if its exit code is not 1. */
async function timeFailedStart(folder: string): Promise<number> {
  const began = performance.now();
  const code = await startProgram(backend(folder, { SECRET_KEYS: 'none', PORT: 'none' })).ended;
  return code === 1 ? performance.now() - began : Number.NaN;
}

/** Milliseconds from the start of the process to the first 200 of `/readyz`. */
export async function timeStart(folder: string): Promise<number> {
  const port = await claimPort(0);
  const began = performance.now();
  const running = startProgram(backend(folder, { PORT: String(port) }));
  while (!(await isReady(`http://${loopback}:${port}/readyz`))) await wait(5);
  const took = performance.now() - began;
  await running.stop();
  return took;
}

/** R4: measures the time until a start is ready, and until a start with invalid variables exits. */
export async function startTimes(folder: string): Promise<Outcome> {
  const [refusals, starts]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    refusals.push(await timeFailedStart(folder));
    starts.push(await timeStart(folder));
  }
  const [refused, ready] = [median(refusals), median(starts)];
  return {
    figures: [`ready after ${ready.toFixed(0)} ms, failed start exits after ${refused.toFixed(0)} ms`],
    failures: failuresOf({
      [`a start with invalid variables exits within ${longestRefusal} ms`]: refused <= longestRefusal,
      [`a start is ready within ${longestStart} ms`]: ready <= longestStart,
    }),
  };
}
