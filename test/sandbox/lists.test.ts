import { expect, test } from 'vitest';
import { sites, workspaces } from '#sandbox/world/people-and-places.ts';
import { installed } from './caller.ts';

const list = `/v2/sites/${sites.outdoors.id}/assets`;

test('List Assets answers one page at a time, and the pages are the whole', async () => {
  const { call } = installed();
  const whole = await (await call(list)).json();
  expect(whole.pagination).toEqual({ limit: 100, offset: 0, total: whole.assets.length });
  expect(whole.assets[0]).toHaveProperty('folderId', null);

  const pages = [];
  for (let offset = 0; offset < whole.pagination.total; offset += 5) {
    const page = await (await call(`${list}?offset=${offset}&limit=5`)).json();
    expect(page.pagination).toEqual({ limit: 5, offset, total: whole.pagination.total });
    pages.push(...page.assets);
  }
  expect(pages).toEqual(whole.assets);
});

test.each(['limit=0', 'limit=101', 'limit=x', 'offset=-1', 'folderId=x'])('%s is refused', async (query) => {
  expect((await installed().call(`${list}?${query}`)).status).toBe(400);
});

test('an offset beyond the end answers an empty page, a folder only its own', async () => {
  const { call } = installed();
  expect((await (await call(`${list}?offset=500`)).json()).assets).toEqual([]);
  expect((await (await call(`${list}?folderId=${'0'.repeat(24)}`)).json()).pagination.total).toBe(0);
});

test('a site that is not covered is not found, nor are its assets', async () => {
  const { call } = installed();
  expect((await call(`/v2/sites/${sites.bakery.id}`)).status).toBe(404);
  expect((await call(`/v2/sites/${sites.bakery.id}/assets`)).status).toBe(404);
  expect((await call('/v2/sites/nothing')).status).toBe(400);
});

test('List Sites answers the covered sites', async () => {
  const idsOf = async (response: Response) =>
    (await response.json()).sites.map(({ id }: { id: string }) => id);
  expect(await idsOf(await installed().call('/v2/sites'))).toEqual([sites.outdoors.id]);
  const workspace = installed({ workspaceIds: [workspaces.northwind.id] });
  expect(await idsOf(await workspace.call('/v2/sites'))).toEqual([sites.outdoors.id, sites.journal.id]);
});

test('Get Site names the workspace and the locales', async () => {
  const site = await (await installed().call(`/v2/sites/${sites.outdoors.id}`)).json();
  expect(site).toMatchObject({ workspaceId: workspaces.northwind.id, shortName: 'northwind-outdoors' });
  expect(site.locales.secondary).toHaveLength(1);
});
