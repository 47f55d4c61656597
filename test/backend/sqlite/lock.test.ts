import { describe, expect, test } from 'vitest';
import { createFakeWebflow } from '#sandbox/fake-webflow.ts';
import { requestListener } from '#sandbox/net/request-listener.ts';
import { panelOrigin } from '#test/support/backend/backend.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { emptySqlite } from '#test/support/backend/engines.ts';
import { startBackendProcess } from '#test/support/servers/backend-process.ts';
import { holdLock } from '#test/support/servers/lock-holder.ts';
import { serveHttp } from '#test/support/servers/loopback.ts';
import { connectOver } from '#test/support/servers/over-http.ts';

async function startConnected() {
  const DATABASE_URL = await emptySqlite();
  const webflow = createFakeWebflow();
  const upstream = await serveHttp(requestListener(webflow.fetch));
  const backend = await startBackendProcess({
    DATABASE_URL,
    WEBFLOW_API_URL: upstream.origin,
    WEBFLOW_OAUTH_URL: upstream.origin,
  });
  const session = await connectOver(backend.origin, webflow);
  const headers = { origin: panelOrigin, authorization: `Bearer ${session}` };
  const statusOf = async (path: string) =>
    (await fetch(`${backend.origin}${path}`, { headers, redirect: 'manual' })).status;
  return { path: DATABASE_URL.slice('sqlite:'.length), backend, statusOf };
}

describe('B1 lock: another process holds the lock to write', () => {
  test('B1 lock: only writes wait for it, in order, and succeed after its release', async () => {
    const { path, backend, statusOf } = await startConnected();
    const asset = `/api/assets/${assetIdOf('everything')}`;
    expect(await statusOf(asset)).toBe(200);
    const lock = await holdLock(path);
    const answered: string[] = [];
    const starts = [1, 2, 3].map(async (number) => {
      expect(await statusOf('/oauth/start')).toBe(302);
      answered.push(`start ${number}`);
    });
    for (const [route, status] of [
      ['/livez', 200],
      ['/readyz', 200],
      [asset, 200],
    ] as const) {
      expect(await statusOf(route), route).toBe(status);
    }
    expect(answered, 'nothing waits with those who write').toEqual([]);
    await lock.release();
    await Promise.all(starts);
    expect(answered).toHaveLength(3);
    expect(backend.stdout()).not.toContain('"level":"error"');
  });

  test('B1 lock: a process without migrations to run starts meanwhile', async () => {
    const { path, backend } = await startConnected();
    await holdLock(path);
    const other = await startBackendProcess({ DATABASE_URL: `sqlite:${path}` });
    for (const { origin } of [backend, other]) {
      expect((await fetch(`${origin}/readyz`)).status).toBe(200);
    }
  });

  test('B1 lock: a write gets 503 with Retry-After before the client times out', async () => {
    const { path, backend, statusOf } = await startConnected();
    await holdLock(path);
    const start = await fetch(`${backend.origin}/oauth/start`, { redirect: 'manual' });
    expect(start.status).toBe(503);
    expect(start.headers.get('retry-after')).toBe('5');
    expect(await statusOf('/readyz')).toBe(200);
  });
});
