import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { spawnBackend } from '#test/support/backend-process.ts';
import { crashTimeout, killFirstStarts, killWriters, rounds } from '#test/support/crash/rounds.ts';
import { eventually } from '#test/support/eventually.ts';
import { scratchFolder } from '#test/support/scratch-folder.ts';

async function empty(): Promise<string> {
  return `sqlite:${join(await scratchFolder(), 'x.db')}`;
}

describe('V7 crash-safety: SQLite', crashTimeout, () => {
  test('V7 crash-safety: SQLite: the process is killed in the middle of writes', async () => {
    await killWriters(await empty(), rounds);
  });

  test('V7 crash-safety: SQLite: the process is killed in the middle of its first start', async () => {
    await killFirstStarts(empty);
  });

  test('V7 crash-safety: SQLite: several first starts at once are one', async () => {
    const DATABASE_URL = await empty();
    const backends = Array.from({ length: 4 }, () => spawnBackend({ DATABASE_URL }));
    for (const backend of backends) {
      await eventually(() => backend.port());
      expect(backend.stderr()).toBe('');
    }
  });
});
