import { onTestFinished } from 'vitest';
import { startLockProcess } from './lock-process.ts';

/**
 * Another process that holds a lock on a SQLite file once this resolves, for as long as the test, unless it is let go
 * before. It does so with the statements `begin`.
 */
export async function holdLock(path: string, begin?: string): Promise<{ release(): Promise<void> }> {
  const { held, release, kill } = startLockProcess(path, begin);
  onTestFinished(kill);
  await held;
  return { release };
}
