import { describe, expect, test } from 'vitest';
import { spawnBackend } from '#test/support/backend-process.ts';
import { crashTimeout, killFirstStarts, killWriters, rounds } from '#test/support/crash/rounds.ts';
import { emptySqlite } from '#test/support/engines.ts';
import { eventually } from '#test/support/eventually.ts';

describe('V7 crash-safety: SQLite', crashTimeout, () => {
  test('V7 crash-safety: SQLite: the process is killed in the middle of writes', async () => {
    await killWriters(await emptySqlite(), rounds);
  });

  test('V7 crash-safety: SQLite: the process is killed in the middle of its first start', async () => {
    await killFirstStarts(emptySqlite);
  });

  test('V7 crash-safety: SQLite: several first starts at once are one', async () => {
    const DATABASE_URL = await emptySqlite();
    const backends = Array.from({ length: 4 }, () => spawnBackend({ DATABASE_URL }));
    for (const backend of backends) {
      await eventually(() => backend.port());
      expect(backend.stderr()).toBe('');
    }
  });
});
