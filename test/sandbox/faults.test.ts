import { describe, expect, test } from 'vitest';
import { webflowRoutes } from '#sandbox/protocol/routes.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { createCaller } from './caller.ts';

const route = 'GET /v2/assets/:assetId';
const path = `/v2/assets/${assetIdOf('everything')}`;

describe('scripted replies', () => {
  test('replace one response each in order, followed by real responses', async () => {
    const { call, webflow } = createCaller();
    webflow.faults.next(route, { kind: 'respond', status: 503 }, { kind: 'respond', body: '{"id":' });
    expect((await call(path)).status).toBe(503);
    expect(await (await call(path)).text()).toBe('{"id":');
    expect((await call(path)).status).toBe(200);
  });

  test('repeat until they are removed', async () => {
    const { call, webflow } = createCaller();
    const end = webflow.faults.always(route, { kind: 'respond', status: 500 });
    expect((await call(path)).status).toBe(500);
    expect((await call(path)).status).toBe(500);
    end();
    expect((await call(path)).status).toBe(200);
  });

  test('can change the real response', async () => {
    const { call, webflow } = createCaller();
    webflow.faults.next(route, { kind: 'rewrite', json: (asset) => ({ ...Object(asset), size: 'big' }) });
    expect(await (await call(path)).json()).toMatchObject({ size: 'big', contentType: 'image/jpeg' });
  });

  test('can close the connection before and within the response', async () => {
    const { call, webflow } = createCaller();
    webflow.faults.next(route, { kind: 'reset' }, { kind: 'respond', body: '{"id":"x"}', cutAfter: 4 });
    await expect(call(path)).rejects.toThrow('fetch failed');
    const response = await call(path);
    expect(response.headers.get('Content-Length')).toBe('10');
    await expect(response.text()).rejects.toThrow('terminated');
  });

  test.each([
    ['no response', { kind: 'hang' } as const],
    ['silence after the headers', { kind: 'respond', body: 'abc', stallAfter: 1 } as const],
  ])('can be %s, and reject with the reason of an abort', async (_, reply) => {
    const { call, webflow } = createCaller();
    webflow.faults.next(route, reply);
    const stop = new AbortController();
    const request = call(path, { signal: stop.signal }).then((response) => response.text());
    stop.abort(new Error('enough'));
    await expect(request).rejects.toThrow('enough');
  });
});

describe('an outage', () => {
  test('responds with a JSON 503, an HTML 502 or a closed connection, and does not affect the CDN', async () => {
    const { call, webflow } = createCaller();
    webflow.faults.down('unavailable');
    expect(await (await call(path)).json()).toMatchObject({ code: 'service_unavailable' });
    webflow.faults.down('html');
    const html = await call(path);
    expect([html.status, html.headers.get('Content-Type')]).toEqual([502, 'text/html']);
    webflow.faults.down('reset');
    await expect(call(path)).rejects.toThrow('fetch failed');
    const cdn = await webflow.fetch(new Request('https://cdn.prod.website-files.com/x/y.jpg'));
    expect(cdn.status).toBe(404);
    webflow.faults.down(null);
    expect((await call(path)).status).toBe(200);
  });
});

test('a rate limit ends after its seconds, which Retry-After counts down', async () => {
  const { call, webflow, clock } = createCaller();
  webflow.faults.rateLimit(15);
  expect((await call(path)).headers.get('Retry-After')).toBe('15');
  clock.now += 10_000;
  const refused = await call(path);
  expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '5']);
  clock.now += 5_000;
  expect((await call(path)).status).toBe(200);
});

test('calls are counted by route', async () => {
  const { call, webflow } = createCaller();
  await call(path);
  await call('/v2/assets/x');
  await call('/v2/sites');
  await call('/v2/unknown');
  expect(webflow.calls.byRoute()).toEqual({ [route]: 2, 'GET /v2/sites': 1 });
  expect(webflow.calls.count()).toBe(4);
  expect(webflow.calls.list(route)[0]?.headers.get('Authorization')).toMatch(/^Bearer /);
  webflow.calls.reset();
  expect(webflow.calls.count()).toBe(0);
});

test('GET and HEAD of files are counted and scripted separately', async () => {
  const { webflow } = createCaller();
  const ask = (method: string) =>
    webflow.fetch(new Request('https://cdn.prod.website-files.com/x/y.jpg', { method }));
  webflow.faults.always('HEAD cdn', { kind: 'respond', status: 403 });
  expect([(await ask('GET')).status, (await ask('HEAD')).status]).toEqual([404, 403]);
  expect((await ask('DELETE')).status).toBe(404);
  expect(webflow.calls.byRoute()).toEqual({ 'GET cdn': 1, 'HEAD cdn': 1 });
});

test('every route that can be scripted exists', async () => {
  for (const known of webflowRoutes) {
    const { webflow } = createCaller();
    const [method = '', pattern = ''] = known.split(' ');
    const url =
      pattern === 'cdn' ? 'https://cdn.prod.website-files.com/x' : `https://api.webflow.com${pattern}`;
    webflow.faults.next(known, { kind: 'respond', status: 418 });
    expect((await webflow.fetch(new Request(url, { method }))).status, known).toBe(418);
  }
});
