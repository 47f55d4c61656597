import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import { eventually } from '#test/support/shared/eventually.ts';
import { projectRoot } from '#tooling/project.ts';

/** What a database must contain after any kill: every acknowledged write. */
export interface Promised {
  /** Installation ids with the number that says what they cover. */
  readonly installed: Map<string, number>;
  readonly removed: Set<string>;
}

/** A process that writes. */
export interface Writer {
  /** Waits until so many writes more than now were acknowledged. */
  untilWritten(more: number): Promise<void>;
  /** Has it write nothing until `resume`; all it said is known then. */
  pause(): Promise<void>;
  resume(): void;
  isRunning(): boolean;
  /** Ends it with SIGKILL; all it said is known then. */
  kill(): Promise<void>;
}

const guard = pathToFileURL(join(projectRoot, 'src/tooling/end-with-parent.ts')).href;
const program = join(import.meta.dirname, 'writer-program.ts');

/**
 * Starts a process that installs from this number on, and notes in `promised` what it says. It opens the database only
 * when `resume` is called.
 */
export async function startHeldWriter(url: string, from: number, promised: Promised): Promise<Writer> {
  const child: ChildProcess = spawn(process.execPath, ['--import', guard, program, url, String(from)], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const closed = once(child, 'close');
  let [rest, isHeld, acknowledged] = ['', false, 0];

  function note(line: string): void {
    const [what, id = '', number] = line.split(' ');
    if (what === 'held') isHeld = true;
    if (what === 'installed') promised.installed.set(id, Number(number));
    // From here on it may be gone.
    if (what === 'removing') promised.installed.delete(id);
    if (what === 'removed') promised.removed.add(id);
    if (what === 'installed' || what === 'removed') acknowledged++;
  }

  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(note);
  });
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  async function kill(): Promise<void> {
    child.kill('SIGKILL');
    await closed;
  }
  onTestFinished(kill);

  /** Waits, unless the process ended by itself, which no fault of the database may cause. */
  async function until(isSo: () => boolean): Promise<void> {
    await eventually(() => {
      if (!isSo() && isRunning()) throw new Error('not yet');
    });
    if (!isSo()) throw new Error('the writer ended');
  }

  await until(() => isHeld);
  return {
    untilWritten(more) {
      const goal = acknowledged + more;
      return until(() => acknowledged >= goal);
    },
    pause() {
      isHeld = false;
      child.send('pause');
      return until(() => isHeld);
    },
    resume: () => void child.send('resume'),
    isRunning,
    kill,
  };
}

/** The same, and it writes at once. */
export async function startWriter(url: string, from: number, promised: Promised): Promise<Writer> {
  const writer = await startHeldWriter(url, from, promised);
  writer.resume();
  return writer;
}
