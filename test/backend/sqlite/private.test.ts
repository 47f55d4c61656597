import { chmod, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openDatabase } from '#backend/database/database.ts';
import { emptySqlite, openForTest } from '#test/support/backend/engines.ts';

const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

describe('A10 private-file', () => {
  test.each([0o000, 0o022, 0o077])(
    'A10 private-file: only the owner can read a new database, under umask %o',
    async (umask) => {
      const before = process.umask(umask);
      onTestFinished(() => void process.umask(before));
      const url = await emptySqlite();
      const path = url.slice('sqlite:'.length);
      await openForTest(url);
      expect(await modeOf(dirname(path))).toBe('700');
      for (const end of ['', '-wal', '-shm']) expect(await modeOf(path + end), end).toBe('600');
    },
  );

  test('A10 private-file: an existing file stays unchanged, and a warning says that others can read it', async () => {
    const url = await emptySqlite();
    const path = url.slice('sqlite:'.length);
    const log = { warn: vi.fn() };
    await (await openDatabase(url, log)).destroy();
    expect(log.warn).not.toHaveBeenCalled();
    await chmod(path, 0o644);
    await chmod(dirname(path), 0o755);
    const db = await openDatabase(url, log);
    onTestFinished(() => db.destroy());
    expect([await modeOf(path), await modeOf(dirname(path))]).toEqual(['644', '755']);
    expect(log.warn).toHaveBeenCalledExactlyOnceWith({ event: 'database_not_private' }, expect.any(String));
  });
});
