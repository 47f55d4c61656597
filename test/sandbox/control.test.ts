import { expect, test } from 'vitest';
import { controlRoutes } from '#sandbox/control/control.ts';
import { controlPaths } from '#sandbox/protocol/control.ts';
import { createPublishedSite } from '#sandbox/published/published-site.ts';
import { gallery } from '#sandbox/site/gallery.ts';
import { originsOf } from '#sandbox/start/addresses.ts';
import { designerConfig } from '#sandbox/start/designer-config.ts';
import { locales, sites } from '#sandbox/world/sample-data.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { createCaller } from './caller.ts';

function controlled() {
  const caller = createCaller();
  const origins = originsOf({ designer: 4400, cdn: 4401, panel: 1337, backend: 3000 });
  const delays = { designer: 0, network: 0 };
  const routes = controlRoutes({
    webflow: caller.webflow,
    config: designerConfig(origins, { min: 0, max: 0 }, delays),
    published: createPublishedSite(),
    delays,
  });
  const send = (path: string, method = 'GET', body?: unknown, headers: Record<string, string> = {}) =>
    routes.request(`${origins.designer}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return { ...caller, delays, send };
}

test('a change of an asset in the Designer shows in the Data API', async () => {
  const { send, call } = controlled();
  const id = assetIdOf('alt-null');
  const change = { altText: 'A lake', name: 'lake.jpg' };
  expect((await send(`${controlPaths.assets}/${id}`, 'PATCH', change)).status).toBe(200);
  expect(await (await call(`/v2/assets/${id}`)).json()).toMatchObject({
    altText: 'A lake',
    displayName: 'lake.jpg',
  });
});

test('a removed locale is gone from this site alone, and its alt texts return with it', async () => {
  const { send, call } = controlled();
  const inGerman = `/v2/assets/${assetIdOf('everything')}?localeId=${locales.german.id}`;
  const set = async (secondary: string[]) => (await send(controlPaths.locales, 'POST', { secondary })).json();
  expect(await (await send(controlPaths.locales)).json()).toEqual({
    primary: locales.english.id,
    secondary: [{ id: locales.german.id, name: 'german' }],
  });

  expect(await set([])).toMatchObject({ secondary: [] });
  expect((await call(inGerman)).status).toBe(400);
  expect(await set(['french', 'german'])).toMatchObject({
    secondary: [{ name: 'german' }, { name: 'french' }],
  });
  expect(await (await call(inGerman)).json()).toMatchObject({ altText: 'Zwei Bergkämme im Morgendunst' });
  const site = await (await call(`/v2/sites/${sites.outdoors.id}`)).json();
  expect(site.locales.secondary.map(({ tag }: { tag: string }) => tag)).toEqual(['fr', 'de']);
  expect((await send(controlPaths.locales, 'POST', { secondary: ['latin'] })).status).toBe(400);

  const elsewhere = controlled();
  expect(await (await elsewhere.send(controlPaths.locales)).json()).toMatchObject({
    secondary: [{ name: 'german' }],
  });
});

test('an alt text is written in the given locale, and an unknown locale responds with 400', async () => {
  const { send, call } = controlled();
  const id = assetIdOf('everything');
  const write = (altText: string | null, localeId: string) =>
    send(`${controlPaths.assets}/${id}`, 'PATCH', { altText, localeId });
  const read = async (localeId: string) =>
    (await (await call(`/v2/assets/${id}?localeId=${localeId}`)).json()).altText;
  expect((await write('Dawn', locales.english.id)).status).toBe(200);
  expect((await write(null, locales.german.id)).status).toBe(200);
  expect([await read(''), await read(locales.german.id)]).toEqual(['Dawn', null]);
  expect((await write('Aube', locales.french.id)).status).toBe(400);
});

test('an edited page shows the edit in the Data API, and it alone has another lastUpdated', async () => {
  const { send, call, clock } = controlled();
  const read = async () => (await (await call(`/v2/sites/${sites.outdoors.id}/pages`)).json()).pages;
  const before = await read();
  const edit = { asset: 'mixed', alt: { kind: 'inherit' }, width: null };
  expect((await send(controlPaths.edits, 'PUT', { 'gallery-lake': edit })).status).toBe(200);
  const { id } = gallery;
  const lastUpdated = new Date(clock.now).toISOString();
  const after = await read();
  expect(after).toEqual(
    before.map((page: { id: string }) => (page.id === id ? { ...page, lastUpdated } : page)),
  );
  const { nodes } = await (await call(`/v2/pages/${id}/dom`)).json();
  const lake = nodes.find((node: { id: string }) => node.id === 'gallery-lake');
  expect(lake.image.assetId).toBe(assetIdOf('mixed'));
  clock.now += 1_000;
  await send(controlPaths.edits, 'PUT', { 'gallery-lake': edit });
  expect(await read()).toEqual(after);
});

test('an ID token of the page can be resolved', async () => {
  const { send, post } = controlled();
  const { idToken } = await (await send(controlPaths.idToken, 'POST')).json();
  expect((await post('/beta/token/resolve', { idToken })).status).toBe(200);
});

test('faults start and end as posted, and uninstalling revokes the token', async () => {
  const { send, call, webflow } = controlled();
  const limited = await (await send(controlPaths.faults, 'POST', { retryAfter: 9 })).json();
  expect(limited).toEqual({ outage: null, retryAfter: 9, installed: true });
  expect((await call('/v2/sites')).status).toBe(429);
  await send(controlPaths.faults, 'POST', { retryAfter: null, outage: 'html' });
  expect((await call('/v2/sites')).status).toBe(502);
  await send(controlPaths.faults, 'POST', { outage: null });
  expect((await call('/v2/sites')).status).toBe(200);
  await send(controlPaths.faults, 'POST', { latency: { min: 1, max: 2 } });
  expect(webflow.faults.state().latency).toEqual({ min: 1, max: 2 });
  expect(await (await send(controlPaths.uninstall, 'POST')).json()).toMatchObject({ installed: false });
  expect((await call('/v2/sites')).status).toBe(401);
});

test('delays change in place as set, and one that is negative, too long or missing responds with 400', async () => {
  const { send, delays } = controlled();
  const slow = { designer: 20, network: 300 };
  expect(await (await send(controlPaths.delays, 'PUT', slow)).json()).toEqual(slow);
  expect(delays).toEqual(slow);
  for (const change of [{ network: 10_001 }, { designer: -1 }, { designer: '20' }, { network: undefined }]) {
    expect((await send(controlPaths.delays, 'PUT', { ...slow, ...change })).status).toBe(400);
  }
  expect(await (await send(controlPaths.delays)).json()).toEqual(slow);
});

test('a request with another origin than the Designer page’s responds with 403', async () => {
  const { send } = controlled();
  expect(
    (await send(controlPaths.faults, 'GET', undefined, { Origin: 'http://localhost:1337' })).status,
  ).toBe(403);
  expect(
    (await send(controlPaths.faults, 'GET', undefined, { Origin: 'http://localhost:4400' })).status,
  ).toBe(200);
  expect((await send(controlPaths.faults, 'POST', { outage: 'fire' })).status).toBe(400);
});
