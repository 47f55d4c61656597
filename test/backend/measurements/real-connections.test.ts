import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { startMeasuring } from '#test/support/backend/measured.ts';
import { shortDeadline } from '#test/support/backend/patience.ts';
import { plainVariant } from '#test/support/backend/webflow-asset.ts';
import { serveHttp } from '#test/support/servers/loopback.ts';
import { eventually } from '#test/support/shared/eventually.ts';

const png = 'image/png';
let small: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  const sheet = sharp({ create: { width: 400, height: 400, channels: 3, background: '#fff' } });
  small = new Uint8Array(await sheet.png().toBuffer());
});

describe('over real connections', () => {
  /** Measures one file of a server on this machine, which the configuration lists. */
  async function measureAt(origin: string, deadline = 5_000) {
    const { measure, change } = await startMeasuring({
      deadline,
      environment: { WEBFLOW_CDN_HOSTS: new URL(origin).host },
      connect: (url) => (url.origin === origin ? url : undefined),
    });
    change('svg', { hostedUrl: `${origin}/a.png` });
    return (await measure('svg')).original;
  }

  test('of 50 MB only the first bytes are read', async () => {
    const size = 50 * 1024 * 1024;
    const server = await serveHttp((_, response) => {
      response.writeHead(200, { 'content-type': png, 'content-length': size });
      response.write(small);
      const more = () =>
        void (response.writable && response.write(Buffer.alloc(64 * 1024), () => setImmediate(more)));
      more();
    });
    expect(await measureAt(server.origin)).toMatchObject({
      bytes: size,
      type: png,
      width: 400,
      reason: null,
    });
    await eventually(() => expect(server.open()).toBe(0));
    expect(server.bytesSent()).toBeLessThan(size / 4);
  });

  test.each([
    ['that answers the part', 206, limits.fileHeadBytes],
    ['that answers more than the part', 206, undefined],
    ['that answers all of it', 200, undefined],
  ])(
    'a file that comes compressed, though nobody asked for that, of a host %s',
    async (_, status, length) => {
      const svg = `<svg width="3" height="2">${'<g id="a"/>'.repeat(30_000)}${randomBytes(60_000).toString('hex')}</svg>`;
      const packed = gzipSync(svg);
      const server = await serveHttp((request, response) => {
        response.setHeader('content-type', 'image/svg+xml');
        if (request.method === 'HEAD') return void response.setHeader('content-length', svg.length).end();
        response.setHeader('content-encoding', 'gzip');
        if (status === 206)
          response.setHeader('content-range', `bytes 0-${(length ?? packed.length) - 1}/${packed.length}`);
        response.writeHead(status).end(packed.subarray(0, length));
      });
      expect(await measureAt(server.origin)).toMatchObject({
        bytes: svg.length,
        type: 'image/svg+xml',
        reason: null,
      });
    },
  );

  test('a short file that comes compressed as one part needs no second question', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"/>';
    const packed = gzipSync(svg);
    const server = await serveHttp((_, response) => {
      const range = `bytes 0-${packed.length - 1}/${packed.length}`;
      const headers = { 'content-type': 'image/svg+xml', 'content-encoding': 'gzip', 'content-range': range };
      response.writeHead(206, headers).end(packed);
    });
    const file = { bytes: svg.length, width: 3, height: 2, reason: null };
    expect(await measureAt(server.origin)).toMatchObject(file);
    expect(server.requests).toHaveLength(1);
  });

  test('a redirect is not followed, wherever it leads', async () => {
    const thief = await serveHttp((_, response) => void response.end(small));
    for (const location of [thief.origin, 'http://169.254.169.254/', '/b.png', 'javascript:0']) {
      const server = await serveHttp((_, response) => void response.writeHead(302, { location }).end());
      expect((await measureAt(server.origin)).reason).toBe('redirected');
      expect(server.requests).toHaveLength(1);
    }
    expect(thief.requests).toHaveLength(0);
  });

  test.for([
    ['once is asked again', 1, { bytes: true, asked: 2 }],
    ['each time is left after the second', 9, { bytes: false, asked: 2 }],
  ] as const)('a connection that is cut %s', async ([, cuts, { bytes, asked }]) => {
    let left = cuts;
    const server = await serveHttp((_, response) => {
      if (left-- > 0) response.destroy();
      else response.writeHead(200, { 'content-type': png }).end(small);
    });
    const file = await measureAt(server.origin);
    expect([file.bytes, file.reason]).toEqual(bytes ? [small.length, null] : [null, 'unavailable']);
    expect(server.requests).toHaveLength(asked);
  });

  test('eight files take no more than six connections', async () => {
    const server = await serveHttp(
      (_, response) => void response.writeHead(200, { 'content-type': png }).end(small),
    );
    const { measure, change } = await startMeasuring({
      environment: { WEBFLOW_CDN_HOSTS: new URL(server.origin).host },
      connect: (url) => (url.origin === server.origin ? url : undefined),
    });
    const variants = Array.from({ length: 7 }, (_, number) => ({
      ...plainVariant,
      hostedUrl: `${server.origin}/${number}.png`,
    }));
    change('svg', { hostedUrl: `${server.origin}/a.png`, variants });
    const { variants: measured } = await measure('svg');
    expect(measured.map(({ bytes }) => bytes)).toEqual(variants.map(() => small.length));
    expect(server.used()).toBeLessThanOrEqual(6);
  });

  test('a server that never answers is left, and its connection closed', async () => {
    const server = await serveHttp(() => {});
    expect((await measureAt(server.origin, shortDeadline)).reason).toBe('timeout');
    await eventually(() => expect(server.open()).toBe(0));
  });

  test('what is on the wire names neither us nor the site, and asks for no compression', async () => {
    const server = await serveHttp(
      (_, response) => void response.writeHead(200, { 'content-type': png }).end(small),
    );
    expect((await measureAt(server.origin)).bytes).toBe(small.length);
    const headers = new Map(Object.entries(server.requests[0]?.headers ?? {}));
    for (const name of ['authorization', 'cookie', 'origin', 'referer'])
      expect(headers.has(name)).toBe(false);
    expect(headers.get('accept-encoding')).toMatch(/^identity(, identity)?$/);
    expect(headers.get('range')).toBe('bytes=0-65535');
  });
});
