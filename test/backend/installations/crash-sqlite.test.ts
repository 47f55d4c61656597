import { describe, test } from 'vitest';
import {
  crashTimeout,
  killFirstStarts,
  killWriters,
  rounds,
  startTogether,
} from '#test/support/backend/crash/rounds.ts';
import { emptySqlite } from '#test/support/backend/engines.ts';

describe('V7 crash-safety: SQLite', crashTimeout, () => {
  test('V7 crash-safety: SQLite: the process is killed in the middle of writes', async () => {
    await killWriters(await emptySqlite(), rounds);
  });

  test('V7 crash-safety: SQLite: the process is killed in the middle of its first start', async () => {
    await killFirstStarts(emptySqlite, 12);
  });

  test('V7 crash-safety: SQLite: several processes start at the same moment', async () => {
    await startTogether(await emptySqlite());
  });
});
