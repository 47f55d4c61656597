import { describe, expect, test } from 'vitest';
import { assetsProtocol } from '#contract/assets-call.ts';
import { contractLimits } from '#contract/limits.ts';
import { createFakeWebflow, type FakeWebflow } from '#sandbox/fake-webflow.ts';
import { requestListener } from '#sandbox/net/request-listener.ts';
import { panelOrigin } from '#test/support/backend/backend.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { isGetAsset } from '#test/support/backend/signed-in.ts';
import { startBackendProcess } from '#test/support/servers/backend-process.ts';
import { openConnection } from '#test/support/servers/connection.ts';
import { serveHttp } from '#test/support/servers/loopback.ts';
import { connectOver } from '#test/support/servers/over-http.ts';
import { eventually } from '#test/support/shared/eventually.ts';

/** A running backend whose reads of Webflow wait until they are let go. */
async function startWaiting() {
  const webflow: FakeWebflow = createFakeWebflow();
  const letGo = Promise.withResolvers<void>();
  const upstream = await serveHttp(
    requestListener(async (request) => {
      if (isGetAsset(request)) await letGo.promise;
      return webflow.fetch(request);
    }),
  );
  const backend = await startBackendProcess({
    WEBFLOW_API_URL: upstream.origin,
    WEBFLOW_OAUTH_URL: upstream.origin,
  });
  const session = await connectOver(backend.origin, webflow);
  const path = `/api/assets/${assetIdOf('everything')}`;
  const read = `GET ${path} HTTP/1.1\r\nHost: x\r\nOrigin: ${panelOrigin}\r\nAuthorization: Bearer ${session}\r\n\r\n`;
  const reads = () => webflow.calls.count('GET /v2/assets/:assetId');
  const waiting = () => upstream.requests.filter(({ url }) => url?.startsWith('/v2/assets/')).length;
  // Assets as many as a page has are looked up in Webflow's list.
  const ids = Array.from({ length: contractLimits.wholeAssets + 1 }, (_, at) =>
    at.toString(16).padStart(24, '0'),
  );
  const body = JSON.stringify({ protocol: assetsProtocol, ids, wanted: ['details'] });
  const lookUp = [
    'POST /api/assets HTTP/1.1\r\nHost: x',
    `Origin: ${panelOrigin}`,
    `Authorization: Bearer ${session}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    `\r\n${body}`,
  ].join('\r\n');
  return { backend, webflow, letGo: letGo.resolve, read, lookUp, reads, waiting };
}

const ready = 'GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n';

describe('R1 graceful-stop', () => {
  test('R1 graceful-stop: open requests are answered, new connections are refused, exit 0', async () => {
    const { backend, letGo, read, waiting } = await startWaiting();
    const [busy, idle, half] = await Promise.all([1, 2, 3].map(() => openConnection(backend.port())));
    if (!busy || !idle || !half) throw new Error('no connections');
    idle.write(ready);
    expect(await idle.waitFor(/\{.*\}/)).toContain('200 OK');
    half.write(ready.slice(0, 20));
    busy.write(read);
    await eventually(() => expect(waiting()).toBe(1));

    backend.kill('SIGTERM');
    await eventually(() => expect(backend.stdout()).toContain('"event":"stopping"'));
    idle.write(ready);
    const told = await idle.waitFor(/stopping/);
    expect(told).toMatch(/HTTP\/1\.1 503 [\s\S]*connection: close/i);
    await idle.closed;
    half.write(ready.slice(20));
    await half.waitFor(/HTTP\/1\.1 503/);
    await expect(openConnection(backend.port())).rejects.toThrow('ECONNREFUSED');
    expect(backend.isRunning()).toBe(true);
    expect(busy.received()).toBe('');

    letGo();
    expect(await busy.waitFor(/"stale":false/)).toMatch(/^HTTP\/1\.1 200 [\s\S]*connection: close/i);
    expect(await backend.ended).toBe(0);
    expect(backend.stdout()).toContain('"event":"stopped"');
    expect(backend.stderr()).toBe('');
  });

  test.each(['SIGTERM', 'SIGINT'] as const)(
    'R1 graceful-stop: %s with idle connections only ends at once',
    async (signal) => {
      const backend = await startBackendProcess();
      const connections = await Promise.all(Array.from({ length: 20 }, () => openConnection(backend.port())));
      for (const connection of connections.slice(1)) connection.write(ready);
      for (const connection of connections.slice(1)) await connection.waitFor(/\{.*\}/);
      backend.kill(signal);
      expect(await backend.ended).toBe(0);
      for (const connection of connections) await connection.closed;
    },
  );

  test('R1 graceful-stop: a lookup that waits for Webflow’s next minute ends with a problem, exit 0', async () => {
    const { backend, webflow, letGo, lookUp } = await startWaiting();
    letGo();
    webflow.faults.rateLimit(60);
    const busy = await openConnection(backend.port());
    busy.write(lookUp);
    await busy.waitFor(/\{"wait":\{"retryAfter":(?:60|59)\}\}\n/);
    backend.kill('SIGTERM');
    await busy.waitFor(/\{"done":\{.*"code":"service_unavailable".*\}\}\n\r\n0\r\n/);
    expect(await backend.ended).toBe(0);
  });

  test('R1 graceful-stop: a second signal ends the process at once', async () => {
    const { backend, read, waiting } = await startWaiting();
    const busy = await openConnection(backend.port());
    busy.write(read);
    await eventually(() => expect(waiting()).toBe(1));
    backend.kill('SIGTERM');
    await eventually(() => expect(backend.stdout()).toContain('"event":"stopping"'));
    backend.kill('SIGTERM');
    expect(await backend.ended).toBe(1);
  });

  test('R5 last-resort: after an uncaught error open requests are still answered', async () => {
    const { backend, letGo, read, waiting } = await startWaiting();
    const busy = await openConnection(backend.port());
    busy.write(read);
    await eventually(() => expect(waiting()).toBe(1));
    backend.sabotage('throw', 'a bug');
    await eventually(() => expect(backend.stdout()).toContain('"event":"crashed"'));
    await expect(openConnection(backend.port())).rejects.toThrow('ECONNREFUSED');
    letGo();
    await busy.waitFor(/^HTTP\/1\.1 200 /);
    expect(await backend.ended).toBe(1);
    expect(backend.stdout()).toContain('"event":"stopped"');
  });

  test('R1 graceful-stop: a hundred open requests are all answered', async () => {
    const { backend, letGo, read, waiting } = await startWaiting();
    const connections = await Promise.all(Array.from({ length: 100 }, () => openConnection(backend.port())));
    for (const connection of connections) connection.write(read);
    await eventually(() => expect(waiting()).toBe(1));
    // Each of them has been read once a later request on another connection is answered.
    const last = await openConnection(backend.port());
    last.write(ready);
    await last.waitFor(/200 OK/);
    backend.kill('SIGTERM');
    await eventually(() => expect(backend.stdout()).toContain('"event":"stopping"'));
    letGo();
    for (const connection of connections) await connection.waitFor(/^HTTP\/1\.1 200 /);
    expect(await backend.ended).toBe(0);
  });
});
