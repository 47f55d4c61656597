import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { clientOver, realClient } from '#test/support/backend/client-over.ts';
import { startSignedIn } from '#test/support/backend/signed-in.ts';
import { noHurry, rejection, transportOver, webflowOver } from '#test/support/backend/transport.ts';
import { plainAsset } from '#test/support/backend/webflow-asset.ts';
import { serveHttp } from '#test/support/servers/loopback.ts';
import { eventually } from '#test/support/shared/eventually.ts';

const good = JSON.stringify(plainAsset);
const latin1 = Buffer.from(good.replace('A ridge', 'Grüße'), 'latin1');

/** The asset as JSON text of so many bytes, blanks included. */
function padded(bytes: number): string {
  return good + ' '.repeat(bytes - Buffer.byteLength(good));
}

const bodies: [string, string | Uint8Array<ArrayBuffer>, string][] = [
  ['cut short', good.slice(0, -20), 'not JSON'],
  ['empty', '', 'not JSON'],
  ['HTML', '<!doctype html><title>Just a moment…</title>', 'not JSON'],
  ['two JSON texts', good + good, 'not JSON'],
  ['null', 'null', 'wrong shape'],
  ['a list', `[${good}]`, 'wrong shape'],
  ['a text', '"asset"', 'wrong shape'],
  ['an object without fields', '{}', 'wrong shape'],
  ['an error body under 200', '{"message":"x","code":"internal_error"}', 'wrong shape'],
  ['not UTF-8', new Uint8Array(latin1), 'not UTF-8'],
  ['UTF-8 cut within a character', new Uint8Array(Buffer.from(`${good}é`).subarray(0, -1)), 'not UTF-8'],
  ['one byte too large', padded(limits.upstreamBodyBytes + 1), 'too large'],
  ['the required fields only in a prototype', `{"__proto__":${good}}`, 'wrong shape'],
];

function getAssetFrom(body: string | Uint8Array<ArrayBuffer>) {
  return webflowOver(clientOver(async () => new Response(body))).getAsset('token', plainAsset.id, noHurry);
}

describe('U10 bad-body: what cannot be believed is refused', () => {
  test.each(bodies)('U10 bad-body: an answer that is %s', async (_, body, what) => {
    expect(await rejection(getAssetFrom(body))).toHaveProperty('reason', { kind: 'bad_answer', what });
  });

  test.each(bodies)('U10 bad-body: the panel gets a problem for an answer that is %s', async (_, body) => {
    const { backend, read, upstreamReads } = await startSignedIn();
    backend.webflow.faults.next('GET /v2/assets/:assetId', { kind: 'respond', body });
    const response = await read(plainAsset.id);
    expect(response.status).toBe(502);
    expect(await response.json()).toMatchObject({ code: 'bad_upstream' });
    expect((await read(plainAsset.id)).status).toBe(200);
    expect(upstreamReads()).toBe(2);
  });

  test('U10 bad-body: an answer of exactly the limit is read', async () => {
    await expect(getAssetFrom(padded(limits.upstreamBodyBytes))).resolves.toMatchObject({
      id: plainAsset.id,
    });
  });

  test.each([
    ['gzip', 'bytes that are none'],
    ['gzip', gzipSync(good).subarray(0, -12)],
    ['br', 'bytes that are none'],
  ])('U10 bad-body: an answer said to be %s that is not', async (coding, body) => {
    const server = await serveHttp((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': coding }).end(body);
    });
    const call = transportOver(realClient)({ url: new URL(server.origin), signal: noHurry });
    expect(await rejection(call)).toHaveProperty('reason', { kind: 'bad_answer', what: 'wrong coding' });
  });

  test('U10 bad-body: a byte order mark is no harm', async () => {
    await expect(getAssetFrom(`\u{feff}${good}`)).resolves.toMatchObject({ id: plainAsset.id });
  });

  test('U10 bad-body: of a field that is there twice the last one counts, and is the one that is checked', async () => {
    const foreign = good.replace(/\}$/, ',"siteId":"65f0a1b2c3d4e5f607182932"}');
    const { backend, read } = await startSignedIn();
    backend.webflow.faults.next('GET /v2/assets/:assetId', { kind: 'respond', body: foreign });
    expect((await read(plainAsset.id)).status).toBe(404);
  });
});

describe('U10 bad-body: too much is not even received', () => {
  test('U10 bad-body: 50 MB', async () => {
    const chunk = Buffer.alloc(1024 * 1024, ' ');
    const server = await serveHttp((_, response) => {
      response.writeHead(200, { 'content-length': 50 * chunk.length + 2 });
      let left = 50;
      const more = (): void => {
        while (left-- > 0) if (!response.write(chunk)) return;
        response.end('{}');
      };
      response.on('drain', more);
      more();
    });
    const call = transportOver(realClient)({ url: new URL(server.origin), signal: noHurry });
    expect(await rejection(call)).toHaveProperty('reason', { kind: 'bad_answer', what: 'too large' });
    await eventually(() => expect(server.open()).toBe(0));
    expect(server.bytesSent()).toBeLessThan(40 * chunk.length);
  });

  test('U10 bad-body: a small archive of a large body', async () => {
    const bomb = gzipSync(padded(64 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(100_000);
    const server = await serveHttp((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    });
    const getAsset = webflowOver(realClient, server.origin).getAsset('token', plainAsset.id, noHurry);
    expect(await rejection(getAsset)).toHaveProperty('reason', { kind: 'bad_answer', what: 'too large' });
    expect(server.requests).toHaveLength(1);
  });

  test('U10 bad-body: the connection does not wait behind bytes that are not UTF-8', async () => {
    const server = await serveHttp((_, response) => void response.writeHead(200).write(latin1));
    const call = transportOver(realClient)({ url: new URL(server.origin), signal: noHurry });
    expect(await rejection(call)).toHaveProperty('reason', { kind: 'bad_answer', what: 'not UTF-8' });
    await eventually(() => expect(server.open()).toBe(0));
  });

  test.each([302, 429, 503])('U10 bad-body: nor behind the endless body of a %d', async (status) => {
    const server = await serveHttp((_, response) => void response.writeHead(status).write('<html>'));
    await rejection(transportOver(realClient)({ url: new URL(server.origin), body: {}, signal: noHurry }));
    await eventually(() => expect(server.open()).toBe(0));
  });

  test.each([401, 403, 404])('U10 bad-body: a %d says no, whatever its body', async (status) => {
    for (const body of ['', '<html>', latin1, '[]', '{"code":7}', padded(limits.upstreamBodyBytes + 1)]) {
      const send = transportOver(
        clientOver(async () => new Response(new Uint8Array(Buffer.from(body)), { status })),
      );
      const error = await rejection(send({ url: new URL('https://api.webflow.com/'), signal: noHurry }));
      expect(error).toHaveProperty('reason', { kind: 'rejected', status, webflowCode: null });
    }
  });
});
