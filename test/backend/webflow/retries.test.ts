import { describe, expect, test, vi } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { cutError, resetError } from '#sandbox/faults/replies.ts';
import { clientOver, realClient } from '#test/support/backend/client-over.ts';
import { noHurry, rejection, transportOver } from '#test/support/backend/transport.ts';
import { serveHttp } from '#test/support/servers/loopback.ts';

const url = new URL('https://api.webflow.com/v2/thing');
const get = { url, signal: noHurry };
const post = { ...get, body: { idToken: 'x' } };

const passing = [408, 500, 502, 503, 504];
const final = [300, 301, 302, 304, 307, 400, 401, 403, 404, 405, 409, 410, 418, 422, 429, 501, 505, 520, 599];

function answering(status: number) {
  const empty = status === 304;
  return vi.fn(async () => new Response(empty ? null : '{"code":"x"}', { status }));
}

/** Ways for a connection to end before an answer is whole. */
const breaks: [string, () => Promise<Response>][] = [
  ['is reset', () => Promise.reject(resetError())],
  [
    'is refused',
    () =>
      Promise.reject(
        new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) }),
      ),
  ],
  [
    'is cut in mid-body',
    async () =>
      new Response(
        new ReadableStream({
          pull: (controller) => controller.error(cutError()),
        }),
      ),
  ],
];

describe('U4 what-retries: reads are repeated where that may help', () => {
  test.each(passing)('U4 what-retries: GET, %d', async (status) => {
    const send = answering(status);
    await rejection(transportOver(clientOver(send))(get));
    expect(send).toHaveBeenCalledTimes(limits.upstreamAttempts);
  });

  test.each(breaks)('U4 what-retries: GET, connection %s', async (_, answer) => {
    const send = vi.fn(answer);
    const error = await rejection(transportOver(clientOver(send))(get));
    expect(error).toHaveProperty('reason', { kind: 'unavailable', status: null });
    expect(send).toHaveBeenCalledTimes(limits.upstreamAttempts);
  });

  test.each(final)('U4 what-retries: GET, %d is final', async (status) => {
    const send = answering(status);
    await rejection(transportOver(clientOver(send))(get));
    expect(send).toHaveBeenCalledOnce();
  });

  test.each(['{', '<html>', ''])('U4 what-retries: GET, 200 with the body %j is final', async (body) => {
    const send = vi.fn(async () => new Response(body));
    await rejection(transportOver(clientOver(send))(get));
    expect(send).toHaveBeenCalledOnce();
  });

  test('U4 what-retries: a GET that fails twice and then succeeds has succeeded', async () => {
    const answers = [503, 502, 200].map((status) => Response.json({ status }, { status }));
    const send = vi.fn(async () => answers.shift() ?? Response.error());
    await expect(transportOver(clientOver(send))(get)).resolves.toEqual({ status: 200 });
    expect(send).toHaveBeenCalledTimes(3);
  });

  test('U4 what-retries: a GET is repeated no more than it takes', async () => {
    const answers = [503, 404, 200].map((status) => Response.json({}, { status }));
    const send = vi.fn(async () => answers.shift() ?? Response.error());
    expect(await rejection(transportOver(clientOver(send))(get))).toHaveProperty('reason.status', 404);
    expect(send).toHaveBeenCalledTimes(2);
  });
});

describe('U4 what-retries: a POST is sent once, as it may have been carried out', () => {
  test.each([...passing, ...final])('U4 what-retries: POST, %d', async (status) => {
    const send = answering(status);
    await rejection(transportOver(clientOver(send))(post));
    expect(send).toHaveBeenCalledOnce();
  });

  test.each(breaks)('U4 what-retries: POST, connection %s', async (_, answer) => {
    const send = vi.fn(answer);
    expect(await rejection(transportOver(clientOver(send))(post))).toHaveProperty(
      'reason.kind',
      'unavailable',
    );
    expect(send).toHaveBeenCalledOnce();
  });

  test('U4 what-retries: POST, a kept connection that is reset once the request was read', async () => {
    const server = await serveHttp((request, response) => {
      const isFirst = server.requests.length === 1;
      request.resume().on('end', () => (isFirst ? response.end('{}') : response.destroy()));
    });
    const send = transportOver(realClient);
    const call = { ...post, url: new URL(server.origin) };
    await expect(send(call)).resolves.toEqual({});
    expect(await rejection(send(call))).toHaveProperty('reason', { kind: 'unavailable', status: null });
    expect(server.requests).toHaveLength(2);
  });

  test('U4 what-retries: GET, a real connection that is reset every time', async () => {
    const server = await serveHttp((_, response) => void response.destroy());
    await rejection(transportOver(realClient)({ ...get, url: new URL(server.origin) }));
    expect(server.requests).toHaveLength(limits.upstreamAttempts);
  });
});
