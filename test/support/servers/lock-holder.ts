import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

/** Takes the lock that its first argument asks for, on the file of the second, and keeps it until its input ends. */
const program = `
import { DatabaseSync } from 'node:sqlite';
const [begin, path] = process.argv.slice(1);
const db = new DatabaseSync(path);
db.exec(begin);
process.stdout.write('held');
process.stdin.on('end', () => process.exit()).resume();
`;

/**
 * Another process that holds a lock on a SQLite file once this resolves, for as long as the test, unless it is let go
 * before. It does so with the statements `begin`.
 */
export async function holdLock(
  path: string,
  begin = 'begin immediate',
): Promise<{ release(): Promise<void> }> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program, begin, path], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await closed;
  });
  await once(child.stdout, 'data');
  return {
    async release() {
      child.stdin.end();
      await closed;
    },
  };
}
