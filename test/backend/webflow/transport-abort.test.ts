import { describe, expect, test, vi } from 'vitest';
import type { HttpClient } from '#backend/platform/http-client.ts';
import { clientOver, realClient } from '#test/support/backend/client-over.ts';
import { noHurry, rejection, transportOver } from '#test/support/backend/transport.ts';
import { serveHttp, serveSilence } from '#test/support/servers/loopback.ts';
import { eventually } from '#test/support/shared/eventually.ts';

const why = new Error('nobody waits any more');

/** A call with a hand to end it. */
function startCall(url: string, send: HttpClient, random?: () => number) {
  const stop = new AbortController();
  const answer = rejection(transportOver(send, random)({ url: new URL(url), signal: stop.signal }));
  return { answer, abort: () => stop.abort(why) };
}

describe('U2 abort-everywhere: a call ends with its signal, wherever it is', () => {
  test('U2 abort-everywhere: before it begins', async () => {
    const send = vi.fn(realClient);
    const call = transportOver(send)({ url: new URL('http://127.0.0.1:9/'), signal: AbortSignal.abort(why) });
    expect(await rejection(call)).toBe(why);
  });

  test('U2 abort-everywhere: while the connection is made', async () => {
    const server = await serveSilence();
    // The handshake of TLS is a part of connecting, and this server never answers it.
    const { answer, abort } = startCall(server.origin.replace('http:', 'https:'), realClient);
    await eventually(() => expect(server.open()).toBe(1));
    abort();
    expect(await answer).toBe(why);
    // The connection is the pool's, which goes on making it for the next call.
    expect(server.used()).toBe(1);
  });

  test('U2 abort-everywhere: while it waits for headers', async () => {
    const server = await serveHttp(() => {});
    const { answer, abort } = startCall(server.origin, realClient);
    await eventually(() => expect(server.requests).toHaveLength(1));
    abort();
    expect(await answer).toBe(why);
    await eventually(() => expect(server.open()).toBe(0));
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    ['an answer', 200],
    ['a refusal', 404],
  ])('U2 abort-everywhere: while it reads the body of %s', async (_, status) => {
    const server = await serveHttp((_, response) => void response.writeHead(status).write('{'));
    let arrived = (): void => {};
    const headers = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const { answer, abort } = startCall(server.origin, async (request) => {
      const response = await realClient(request);
      arrived();
      return response;
    });
    await headers;
    abort();
    expect(await answer).toBe(why);
    await eventually(() => expect(server.open()).toBe(0));
    expect(server.requests).toHaveLength(1);
  });

  test('U2 abort-everywhere: while it pauses before the next try', async () => {
    const send = vi.fn(async () => new Response(null, { status: 503 }));
    // A draw this large makes the pause longer than any test.
    const { answer, abort } = startCall('https://api.webflow.com/', clientOver(send), () => 100_000);
    await eventually(() => expect(send).toHaveBeenCalledOnce());
    await new Promise(setImmediate);
    abort();
    expect(await answer).toBe(why);
    expect(send).toHaveBeenCalledOnce();
  });

  test('U2 abort-everywhere: a call that is over leaves nothing on its signal', async () => {
    const stop = new AbortController();
    const send = transportOver(clientOver(async () => Response.json({ fine: true })));
    await send({ url: new URL('https://api.webflow.com/'), signal: stop.signal });
    stop.abort(why);
    await expect(send({ url: new URL('https://api.webflow.com/'), signal: noHurry })).resolves.toEqual({
      fine: true,
    });
  });
});
