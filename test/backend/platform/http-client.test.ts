import { randomBytes } from 'node:crypto';
import { buffer, text } from 'node:stream/consumers';
import { setImmediate as turn } from 'node:timers/promises';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { HttpClient, HttpRequest } from '#backend/platform/http-client.ts';
import { clientOver, realClient } from '#test/support/backend/client-over.ts';
import { noHurry, rejection } from '#test/support/backend/transport.ts';
import { serveHttp, serveSilence } from '#test/support/servers/loopback.ts';
import { eventually } from '#test/support/shared/eventually.ts';

/** The backend's own, and the one that tests lead to a `fetch`, here to that of Node. */
const clients: [string, HttpClient][] = [
  ['over undici', realClient],
  ['over a fetch', clientOver((request) => fetch(request))],
];

function get(origin: string, changes: Partial<HttpRequest> = {}): HttpRequest {
  return { url: new URL('/file?a=b', origin), method: 'GET', headers: {}, signal: noHurry, ...changes };
}

describe.each(clients)('a client %s', (_, send) => {
  test('resolves with the head, and streams the body', async () => {
    const server = await serveHttp((_request, response) => {
      response.writeHead(404, { 'X-One': 'one', 'X-Two': ['a', 'b'] }).write('first,');
      setImmediate(() => response.end('second'));
    });
    const answer = await send(get(server.origin));
    expect([answer.status, answer.header('x-one'), answer.header('x-two'), answer.header('x-none')]).toEqual([
      404,
      'one',
      'a, b',
      null,
    ]);
    expect(await text(answer.body)).toBe('first,second');
  });

  test('sends method, headers and body', async () => {
    let received = '';
    const server = await serveHttp(async (request, response) => {
      received = await text(request);
      response.end();
    });
    const headers = { 'content-type': 'application/json', authorization: 'Bearer x' };
    const answer = await send(get(server.origin, { method: 'POST', headers, body: '{"é":1}' }));
    expect(await text(answer.body)).toBe('');
    expect(received).toBe('{"é":1}');
    expect(server.requests[0]).toMatchObject({ method: 'POST', url: '/file?a=b', headers });
  });

  test('has an empty body after HEAD', async () => {
    const headers = { 'content-length': 7, 'content-encoding': 'gzip' };
    const server = await serveHttp((_request, response) => response.writeHead(200, headers).end());
    const answer = await send(get(server.origin, { method: 'HEAD' }));
    expect(answer.header('content-length')).toBe('7');
    expect(await text(answer.body)).toBe('');
  });

  test.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ] as const)('a body in %s is decompressed, that of a refusal too', async (encoding, compress) => {
    for (const status of [200, 403]) {
      const server = await serveHttp((_request, response) => {
        response.writeHead(status, { 'content-encoding': encoding }).end(compress('the text'));
      });
      const answer = await send(get(server.origin));
      expect(answer.header('content-encoding')).toBe(encoding);
      expect(await text(answer.body)).toBe('the text');
      if (encoding !== 'br') expect(server.requests[0]?.headers['accept-encoding']).toContain(encoding);
    }
  });

  test('returns a redirect without following it', async () => {
    const server = await serveHttp((_request, response) => response.writeHead(302, { location: '/b' }).end());
    const answer = await send(get(server.origin));
    expect([answer.status, answer.header('location')]).toEqual([302, '/b']);
    expect(await text(answer.body)).toBe('');
    expect(server.requests).toHaveLength(1);
  });

  test('reuses a connection after its response was read', async () => {
    const server = await serveHttp((_request, response) => response.end('text'));
    for (let time = 0; time < 3; time++) {
      await text((await send(get(server.origin))).body);
      // Both take a connection back a turn of the event loop after its answer was read.
      await turn();
    }
    expect(server.requests).toHaveLength(3);
    expect(server.used()).toBe(1);
  });

  describe('an unread rest is not transferred', () => {
    const endless = () =>
      serveHttp((_request, response) => {
        response.writeHead(200);
        const more = () =>
          void (response.writable && response.write(Buffer.alloc(65_536), () => setImmediate(more)));
        more();
      });

    test('after drop()', async () => {
      const server = await endless();
      (await send(get(server.origin))).drop();
      await eventually(() => expect(server.open()).toBe(0));
    });

    test('after leaving a loop over it', async () => {
      const server = await endless();
      for await (const piece of (await send(get(server.origin))).body) {
        expect(piece.byteLength).toBeGreaterThan(0);
        break;
      }
      await eventually(() => expect(server.open()).toBe(0));
    });

    test('after the signal aborts', async () => {
      const server = await endless();
      const stop = new AbortController();
      const { body } = await send(get(server.origin, { signal: stop.signal }));
      const reading = rejection(buffer(body));
      stop.abort(new Error('left'));
      expect(await reading).toHaveProperty('message', 'left');
      await eventually(() => expect(server.open()).toBe(0));
    });
  });

  test('rejects with the reason of a signal that aborts before the head has come', async () => {
    const server = await serveSilence();
    const stop = new AbortController();
    const answer = rejection(send(get(server.origin, { signal: stop.signal })));
    await eventually(() => expect(server.open()).toBe(1));
    stop.abort(new Error('left'));
    expect(await answer).toHaveProperty('message', 'left');
    const aborted = AbortSignal.abort(new Error('left before'));
    expect(await rejection(send(get(server.origin, { signal: aborted })))).toHaveProperty(
      'message',
      'left before',
    );
  });

  test.each([
    ['no server listens', async () => 'http://127.0.0.1:9'],
    ['the connection is cut', async () => (await serveHttp(({ socket }) => socket.destroy())).origin],
    ['it is no HTTP', async () => (await serveHttp(({ socket }) => socket.end('hello\r\n'))).origin],
  ])('rejects where %s', async (_why, start) => {
    expect(await rejection(send(get(await start())))).toBeInstanceOf(Error);
  });

  const packed = gzipSync('some text');
  test.each([
    ['plain', {}, Buffer.from('some')],
    ['in gzip', { 'content-encoding': 'gzip' }, packed.subarray(0, -9)],
    ['no gzip at all', { 'content-encoding': 'gzip' }, Buffer.from('some')],
  ])('reading a truncated body throws: %s', async (_what, headers, part) => {
    const server = await serveHttp((_request, response) => {
      response.writeHead(200, { ...headers, 'content-length': 100 }).write(part);
      setImmediate(() => response.destroy());
    });
    expect(await rejection(text((await send(get(server.origin))).body))).toBeInstanceOf(Error);
  });
});

test('requests have our user agent and no headers that were not given', async () => {
  const server = await serveHttp((_request, response) => response.end());
  await text((await realClient(get(server.origin, { headers: { 'accept-encoding': 'identity' } }))).body);
  expect(server.requests[0]?.headers).toEqual({
    host: new URL(server.origin).host,
    connection: 'keep-alive',
    'user-agent': 'AssetInspector',
    'accept-encoding': 'identity',
  });
});

test.each([
  ['', 'plain'],
  ['identity', 'plain'],
  ['aws-chunked', 'plain'],
  ['GZIP', 'packed'],
  ['gzip, aws-chunked', 'packed'],
  ['aws-chunked,gzip', 'packed'],
])('a body with the coding %j is not decoded', async (coding, form) => {
  const body = form === 'packed' ? gzipSync('some text') : 'some text';
  const server = await serveHttp((_request, response) => {
    response.writeHead(200, { 'content-encoding': coding }).end(body);
  });
  expect(await text((await realClient(get(server.origin))).body)).toBe('some text');
});

test('a part of a compressed body is decoded as far as it goes', async () => {
  const packed = gzipSync(randomBytes(20_000));
  const server = await serveHttp((_request, response) => {
    const range = { 'content-range': `bytes 0-999/${packed.length}` };
    response.writeHead(206, { 'content-encoding': 'gzip', ...range }).end(packed.subarray(0, 1_000));
  });
  const { byteLength } = await buffer((await realClient(get(server.origin))).body);
  expect(byteLength).toBeGreaterThan(500);
  expect(byteLength).toBeLessThan(20_000);
});
