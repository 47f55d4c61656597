import { get } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { createFakeWebflow } from '#sandbox/fake-webflow.ts';
import { requestListener } from '#sandbox/net/request-listener.ts';
import { panelOrigin } from '#test/support/backend/backend.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { isGetAsset } from '#test/support/backend/signed-in.ts';
import { startBackendProcess } from '#test/support/servers/backend-process.ts';
import { serveHttp } from '#test/support/servers/loopback.ts';
import { connectOver } from '#test/support/servers/over-http.ts';

const [rate, latency] = [100, 2_000];

/** One request over a connection of its own: whether it was made, and the status or the error's code. */
function ask(origin: string, path: string, headers: Record<string, string>) {
  const sent = { connected: false };
  const outcome = new Promise<number | string>((resolve) => {
    const request = get(origin + path, { agent: false, headers }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode ?? 0));
    });
    request.once('socket', (socket) =>
      socket.once('connect', () => {
        sent.connected = true;
      }),
    );
    request.once('error', (error) => resolve('code' in error ? String(error.code) : error.message));
  });
  return { sent, outcome };
}

describe('R1 graceful-stop: under load', () => {
  test('R1 graceful-stop: 100 requests a second of 2 s each: no open request fails, exit 0 in time', async () => {
    const webflow = createFakeWebflow();
    const upstream = await serveHttp(
      requestListener(async (request) => {
        if (isGetAsset(request)) await wait(latency);
        return webflow.fetch(request);
      }),
    );
    const backend = await startBackendProcess({
      WEBFLOW_API_URL: upstream.origin,
      WEBFLOW_OAUTH_URL: upstream.origin,
    });
    const session = await connectOver(backend.origin, webflow);
    const headers = { origin: panelOrigin, authorization: `Bearer ${session}` };
    const path = `/api/assets/${assetIdOf('everything')}`;
    const begun: ReturnType<typeof ask>[] = [];
    const load = setInterval(() => begun.push(ask(backend.origin, path, headers)), 1_000 / rate);
    await wait(latency / 2);
    const asked = begun.filter(({ sent }) => sent.connected);
    expect(asked.length).toBeGreaterThan(20);
    const began = performance.now();
    backend.kill('SIGTERM');
    expect(await backend.ended).toBe(0);
    expect(performance.now() - began).toBeLessThan(limits.stopGraceMs);
    clearInterval(load);
    const outcomes = await Promise.all(asked.map(({ outcome }) => outcome));
    expect(new Set(outcomes)).toEqual(new Set([200]));
    const late = await Promise.all(begun.slice(asked.length).map(({ outcome }) => outcome));
    // A request at the moment of the stop is answered or reset; afterwards the port is closed.
    expect(late.at(-1)).toBe('ECONNREFUSED');
    for (const outcome of late) expect([200, 'ECONNREFUSED', 'ECONNRESET']).toContain(outcome);
  });
});
