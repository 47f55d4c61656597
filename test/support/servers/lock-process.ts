import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Takes the lock that its first argument asks for, on the file of the second, and keeps it until its input ends. */
const program = `
import { DatabaseSync } from 'node:sqlite';
const [begin, path] = process.argv.slice(1);
const db = new DatabaseSync(path);
db.exec(begin);
process.stdout.write('held');
process.stdin.on('end', () => process.exit()).resume();
`;

/** Another process that takes a lock on a SQLite file. Both functions resolve once it is gone. */
export interface LockProcess {
  /** Resolves once it holds the lock. */
  readonly held: Promise<unknown>;
  release(): Promise<void>;
  kill(): Promise<void>;
}

/** Starts the process, which takes the lock with the statements `begin`. */
export function startLockProcess(path: string, begin = 'begin immediate'): LockProcess {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program, begin, path], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  return {
    held: once(child.stdout, 'data'),
    async release() {
      child.stdin.end();
      await closed;
    },
    async kill() {
      child.kill('SIGKILL');
      await closed;
    },
  };
}
