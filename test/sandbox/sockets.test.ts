import { createServer } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { listen, type RunningServer } from '#sandbox/net/listen.ts';
import { requestListener } from '#sandbox/net/request-listener.ts';
import { BusyPortError } from '#tooling/ports.ts';
import { createCaller } from './caller.ts';

const open: RunningServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.stop()));
});

async function serve(fetch: (request: Request) => Promise<Response>): Promise<string> {
  const server = await listen(createServer(requestListener(fetch)), 0);
  open.push(server);
  return `http://localhost:${server.port}`;
}

test('a request and its response pass through a port unchanged', async () => {
  const origin = await serve(async (request) =>
    Response.json(
      { method: request.method, path: new URL(request.url).pathname, body: await request.text() },
      { status: 201, headers: { 'X-Two': 'b' } },
    ),
  );
  const response = await fetch(`${origin}/a%20b`, { method: 'POST', body: 'ü' });
  expect([response.status, response.headers.get('x-two')]).toEqual([201, 'b']);
  expect(await response.json()).toEqual({ method: 'POST', path: '/a%20b', body: 'ü' });
});

test('a scripted reset and a truncated body close the connection on a port', async () => {
  const { webflow } = createCaller();
  const origin = await serve(webflow.fetch);
  webflow.faults.next(
    'GET /v2/sites',
    { kind: 'reset' },
    { kind: 'respond', body: '{"sites":[]}', cutAfter: 5 },
  );
  await expect(fetch(`${origin}/v2/sites`)).rejects.toThrow();
  const cut = await fetch(`${origin}/v2/sites`);
  expect(cut.status).toBe(200);
  await expect(cut.text()).rejects.toThrow();
});

test('a client that disconnects aborts its request', async () => {
  const aborted = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  const origin = await serve((request) => {
    asked.resolve();
    return new Promise((_, reject) => {
      request.signal.addEventListener('abort', () => {
        aborted.resolve();
        reject(request.signal.reason);
      });
    });
  });
  const stop = new AbortController();
  const request = fetch(origin, { signal: stop.signal }).catch(() => 'gone');
  await asked.promise;
  stop.abort();
  await aborted.promise;
  expect(await request).toBe('gone');
});

test('a port in use rejects with BusyPortError and the port', async () => {
  const first = await listen(createServer(), 0);
  open.push(first);
  await expect(listen(createServer(), first.port)).rejects.toEqual(new BusyPortError(first.port));
});
