import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { environment } from '#test/support/backend/backend.ts';
import { eventually } from '#test/support/shared/eventually.ts';
import { compileCache } from '#tooling/program.ts';

const main = join(import.meta.dirname, '../../../src/backend/main.ts');

/** Runs inside the process: fails on request, as a bug would, and ends with the process that started it. */
const saboteur = `data:text/javascript,${encodeURIComponent(`
let late;
function block(milliseconds) {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}
process.on('message', ({ kind, words }) => {
  if (kind === 'throw') setImmediate(() => { throw new Error(words); });
  if (kind === 'reject') Promise.reject(new Error(words));
  if (kind === 'reject with nothing') Promise.reject();
  if (kind === 'block') setImmediate(() => block(Number(words)));
  if (kind === 'keep late') late ??= setInterval(block, 10, Number(words));
  if (kind === 'be in time') clearInterval(late);
});
process.channel?.unref();
process.on('disconnect', () => process.exit());
`)}`;

/** `block` blocks the event loop for so many milliseconds, and `keep late` repeatedly until `be in time`. */
type Sabotage = 'throw' | 'reject' | 'reject with nothing' | 'block' | 'keep late' | 'be in time';

export interface BackendProcess {
  /** The port of the address it listens on; throws before it listens. */
  port(): number;
  pid(): number | undefined;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** The exit code, or the signal's name. */
  readonly ended: Promise<number | string | null>;
  isRunning(): boolean;
  kill(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): void;
  /** Breaks it from inside, with an error of this message or for so many milliseconds. */
  sabotage(kind: Sabotage, words: string | number): void;
}

/** Registers what must be called at the end: of the test with `onTestFinished`, or of what several tests share. */
export type Cleanup = (end: () => Promise<void>) => void;

/** Half of a start is Node's reading of the TypeScript, which it keeps here. */
const compiled = { NODE_COMPILE_CACHE: compileCache };

/** Starts the real `main.ts` with exactly this environment, and ends it with the test. */
export function spawnBackend(
  changes: Record<string, string | undefined> = {},
  cleanup: Cleanup = onTestFinished,
): BackendProcess {
  const given = { ...environment, ...compiled, PORT: '0', LOG_LEVEL: 'info', ...changes };
  const env = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const child: ChildProcess = spawn(process.execPath, ['--import', saboteur, main], {
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = once(child, 'close').then(([code, signal]) => code ?? signal);
  cleanup(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return {
    port() {
      const port = /"event":"listening".*?"port":(\d+)/.exec(stdout)?.[1];
      if (!port) throw new Error(`it does not listen: ${stdout}${stderr}`);
      return Number(port);
    },
    pid: () => child.pid,
    stdout: () => stdout,
    stderr: () => stderr,
    ended,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    kill: (signal) => void child.kill(signal),
    sabotage: (kind, words) => void child.send({ kind, words: String(words) }),
  };
}

/** The same, once it listens. */
export async function startBackendProcess(
  changes: Record<string, string | undefined> = {},
  cleanup?: Cleanup,
): Promise<BackendProcess & { origin: string }> {
  const backend = spawnBackend(changes, cleanup);
  await eventually(() => backend.port());
  return { ...backend, origin: `http://127.0.0.1:${backend.port()}` };
}
