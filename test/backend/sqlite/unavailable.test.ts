import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '#backend/database/database.ts';
import { limits } from '#backend/platform/limits.ts';
import { startBackend } from '#test/support/backend/backend.ts';
import { emptySqlite, openForTest } from '#test/support/backend/engines.ts';
import { beginInstall, consent, visit } from '#test/support/backend/install-walk.ts';
import { eventsOf } from '#test/support/backend/log-lines.ts';
import { expectProblem } from '#test/support/backend/problem.ts';
import { countInstallations } from '#test/support/backend/rows.ts';
import { startBackendProcess } from '#test/support/servers/backend-process.ts';
import { eventually } from '#test/support/shared/eventually.ts';

async function startOnFile() {
  const DATABASE_URL = await emptySqlite();
  // Closing it brings all of its log into the file.
  await (await openDatabase(DATABASE_URL)).destroy();
  const backend = await startBackend({ environment: { DATABASE_URL } });
  onTestFinished(() => backend.db.destroy());
  const statusOf = async (path: string) => (await backend.app.request(path)).status;
  const health = async () => [await statusOf('/livez'), await statusOf('/readyz')];
  return { url: DATABASE_URL, path: DATABASE_URL.slice('sqlite:'.length), backend, statusOf, health };
}

/** Writes over all of a file but its name; answers how to have it back. */
async function breakPages(path: string): Promise<() => Promise<void>> {
  const good = await readFile(path);
  await writeFile(path, Buffer.alloc(good.length, 0xa5));
  return () => writeFile(path, good);
}

describe('A9 file-gone', () => {
  type Loss = (path: string) => Promise<unknown>;
  const losses: [what: string, lose: Loss][] = [
    ['deleted', (path) => rm(path)],
    ['moved away', (path) => rename(path, `${path}.away`)],
    [
      'deleted with its log',
      async (path) => [await rm(path), await rm(`${path}-wal`), await rm(`${path}-shm`)],
    ],
    ['deleted with its folder', (path) => rm(dirname(path), { recursive: true })],
    ['replaced by an empty one', async (path) => [await rm(path), await writeFile(path, '')]],
    ['emptied', (path) => truncate(path)],
  ];

  test.each(losses)(
    'A9 file-gone: %s: no write is acknowledged, and /readyz returns 503',
    async (_, lose) => {
      const { path, backend, health } = await startOnFile();
      const walk = await beginInstall(backend);
      const back = await consent(backend, walk);
      expect(await health()).toEqual([200, 200]);
      await lose(path);
      const page = await visit(backend, back, walk);
      expect(page.status).toBe(503);
      expect(page.headers.get('retry-after')).toBe(`${limits.databaseRetryAfterSeconds}`);
      expect(await health()).toEqual([200, 503]);
      const start = await backend.app.request('/oauth/start');
      expect((await expectProblem(start, 'service_unavailable')).retryAfter).toBe(
        limits.databaseRetryAfterSeconds,
      );
      expect(await health(), 'and goes on saying so').toEqual([200, 503]);
    },
  );

  test('A9 file-gone: a file that comes back is used again', async () => {
    const { path, backend, statusOf, health } = await startOnFile();
    await rename(path, `${path}.away`);
    expect(await statusOf('/oauth/start')).toBe(503);
    await rename(`${path}.away`, path);
    expect(await health()).toEqual([200, 200]);
    expect(await statusOf('/oauth/start')).toBe(302);
    expect((await backend.install()).status).toBe(200);
  });

  test('A9 file-gone: a copy at the same path is used from then on', async () => {
    const { url, path, backend, health } = await startOnFile();
    await backend.db.destroy();
    await copyFile(path, `${path}.copy`);
    const other = await startBackend({ environment: { DATABASE_URL: url } });
    onTestFinished(() => other.db.destroy());
    expect((await other.install()).status).toBe(200);
    expect(await countInstallations(other)).toBe(1);
    await rename(`${path}.copy`, path);
    await Promise.all(['-wal', '-shm'].map((end) => rm(path + end)));
    expect(await countInstallations(other)).toBe(0);
    expect((await other.install()).status).toBe(200);
    expect(await health(), 'the closed one').toEqual([200, 503]);
    expect((await other.app.request('/readyz')).status).toBe(200);
  });

  test('A9 file-gone: acknowledged writes are kept where only the log was deleted', async () => {
    const { url, path, backend, health } = await startOnFile();
    expect((await backend.install()).status).toBe(200);
    await rm(`${path}-wal`);
    expect((await backend.install()).status).toBe(200);
    expect(await health()).toEqual([200, 200]);
    expect(await countInstallations({ db: await openForTest(url) })).toBe(1);
  });
});

describe('A8 store-trouble', () => {
  test('A8 store-trouble: broken pages: 503 until they are restored, and few log lines', async () => {
    const { path, backend, statusOf, health } = await startOnFile();
    expect((await backend.install()).status).toBe(200);
    await backend.db.destroy();
    const again = await startBackend({ environment: { DATABASE_URL: `sqlite:${path}` } });
    onTestFinished(() => again.db.destroy());
    const repair = await breakPages(path);
    const statuses = async () => [
      (await again.app.request('/livez')).status,
      (await again.app.request('/readyz')).status,
    ];
    expect(await statuses()).toEqual([200, 503]);
    for (let count = 0; count < 5; count++) {
      expect((await again.app.request('/oauth/start')).status).toBe(503);
    }
    const said = eventsOf(again, 'store_unavailable').length;
    expect(said, 'one for each cause').toBeGreaterThan(0);
    expect(said).toBeLessThan(3);
    await repair();
    expect(await statuses()).toEqual([200, 200]);
    expect((await again.app.request('/oauth/start')).status).toBe(302);
    expect([await statusOf('/livez'), (await health())[1]]).toEqual([200, 503]);
  });

  test.skipIf(!existsSync('/usr/bin/prlimit'))(
    'A8 store-trouble: a full disk: 503 and not ready, until there is space',
    async () => {
      const path = (await emptySqlite()).slice('sqlite:'.length);
      const backend = await startBackendProcess({ DATABASE_URL: `sqlite:${path}` });
      const statusOf = async (route: string) =>
        (await fetch(`${backend.origin}${route}`, { redirect: 'manual' })).status;
      const limit = (bytes: string) =>
        promisify(execFile)('prlimit', ['--pid', `${backend.pid()}`, `--fsize=${bytes}:unlimited`]);
      expect(await statusOf('/oauth/start')).toBe(302);
      await limit('4096');
      expect(await statusOf('/oauth/start')).toBe(503);
      expect([await statusOf('/livez'), await statusOf('/readyz')]).toEqual([200, 503]);
      await limit('unlimited');
      await eventually(async () => expect(await statusOf('/readyz')).toBe(200));
      expect(await statusOf('/oauth/start')).toBe(302);
      await eventually(() => expect(backend.stdout()).toContain('disk I/O error'));
    },
  );
});
