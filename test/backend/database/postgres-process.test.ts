import { describe, expect, onTestFinished, test } from 'vitest';
import { spawnBackend, startBackendProcess } from '#test/support/servers/backend-process.ts';
import { emptyPostgres, lacksOwnPostgres, lacksPostgres, runSql } from '#test/support/servers/postgres.ts';
import { createPostgresServer } from '#test/support/servers/postgres-server.ts';
import { eventually } from '#test/support/shared/eventually.ts';

describe.skipIf(lacksPostgres)('several processes start on one empty PostgreSQL', () => {
  test('each is ready, and each migration ran once', async () => {
    const DATABASE_URL = await emptyPostgres();
    const backends = Array.from({ length: 5 }, () => spawnBackend({ DATABASE_URL }));
    for (const backend of backends) {
      await eventually(() => backend.port());
      expect((await fetch(`http://127.0.0.1:${backend.port()}/readyz`)).status).toBe(200);
      expect(backend.stderr()).toBe('');
    }
    const ran = await runSql(DATABASE_URL, 'select name from kysely_migration order by name');
    expect(ran.map(({ name }) => name)).toEqual([
      '2026-11-installations',
      '2026-11-retention',
      '2026-12-known-addresses',
      '2026-12-oauth-ends',
      '2026-12-retired-tokens',
      '2026-12-site-readings',
    ]);
    expect(await runSql(DATABASE_URL, 'select name from write_turns')).toHaveLength(1);
  });
});

describe.skipIf(lacksPostgres)('R4 config: an unusable PostgreSQL ends the start', () => {
  function changed(text: string, change: (url: URL) => void): string {
    const url = new URL(text);
    change(url);
    return url.href;
  }

  const wrong: [what: string, change: (url: URL) => void, code: string][] = [
    ['a wrong password', (url) => (url.password = 'canary'), '28P01'],
    ['a database there is not', (url) => (url.pathname = '/canary'), '3D000'],
    ['a port nobody listens on', (url) => (url.port = '1'), 'ECONNREFUSED'],
    ['a certificate there is not', (url) => (url.search = '?sslmode=require&sslrootcert=/canary'), 'ENOENT'],
  ];

  test.each(wrong)('R4 config: %s, in one line without the URL', async (_, change, code) => {
    const backend = spawnBackend({ DATABASE_URL: changed(await emptyPostgres(), change) });
    expect(await backend.ended).toBe(1);
    const words = 'Asset Inspector can’t start. The database of DATABASE_URL can’t be opened:';
    expect(backend.stderr()).toBe(`${words} ${code}\n`);
    expect(backend.stdout()).not.toContain('canary');
  });
});

describe.skipIf(lacksOwnPostgres)('R3 health: PostgreSQL goes and comes back', () => {
  test.each(['stop', 'kill'] as const)('R3 health: after a %s', async (end) => {
    const server = await createPostgresServer();
    onTestFinished(server.remove);
    await server.start();
    const backend = await startBackendProcess({ DATABASE_URL: server.url });
    const statusOf = async (path: string) =>
      (await fetch(backend.origin + path, { redirect: 'manual' })).status;
    expect([await statusOf('/livez'), await statusOf('/readyz')]).toEqual([200, 200]);

    await server[end]();
    expect([await statusOf('/livez'), await statusOf('/readyz')]).toEqual([200, 503]);
    expect(await statusOf('/oauth/start'), 'it says so').toBe(503);

    await server.start();
    expect([await statusOf('/livez'), await statusOf('/readyz')]).toEqual([200, 200]);
    expect(await statusOf('/oauth/start')).toBe(302);
    expect(backend.isRunning()).toBe(true);
    backend.kill('SIGTERM');
    expect(await backend.ended).toBe(0);
    expect(backend.stdout()).toContain('"event":"store_connection_lost"');
    expect(backend.stdout()).toContain('"event":"store_unavailable"');
    expect(backend.stdout()).not.toContain(new URL(server.url).password);
    expect(backend.stderr()).toBe('');
  });
});
