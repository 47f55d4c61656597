import { describe, expect, test } from 'vitest';
import { endlessFirstPage, uploadsWhilePaging } from '#sandbox/faults/changing-list.ts';
import type { ScriptedReply } from '#sandbox/faults/replies.ts';
import { archive } from '#sandbox/library/archive.ts';
import { catalog } from '#sandbox/library/catalog.ts';
import { plainLibrary } from '#sandbox/library/library.ts';
import { sites, workspaces } from '#sandbox/world/sample-data.ts';
import { createCaller } from './caller.ts';

const list = `/v2/sites/${sites.outdoors.id}/assets`;

test('List Assets returns one list page per request, together all assets', async () => {
  const { call } = createCaller();
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

test.each(['limit=0', 'limit=101', 'limit=x', 'offset=-1', 'folderId=x'])(
  '%s responds with 400',
  async (query) => {
    expect((await createCaller().call(`${list}?${query}`)).status).toBe(400);
  },
);

test('an offset beyond the end returns no assets, a folder only its own', async () => {
  const { call } = createCaller();
  expect((await (await call(`${list}?offset=500`)).json()).assets).toEqual([]);
  expect((await (await call(`${list}?folderId=${'0'.repeat(24)}`)).json()).pagination.total).toBe(0);
});

test('a site that is not covered responds with 404, and so do its assets', async () => {
  const { call } = createCaller();
  expect((await call(`/v2/sites/${sites.bakery.id}`)).status).toBe(404);
  expect((await call(`/v2/sites/${sites.bakery.id}/assets`)).status).toBe(404);
  expect((await call('/v2/sites/nothing')).status).toBe(400);
});

test('List Sites returns the covered sites', async () => {
  const idsOf = async (response: Response) =>
    (await response.json()).sites.map(({ id }: { id: string }) => id);
  expect(await idsOf(await createCaller().call('/v2/sites'))).toEqual([sites.outdoors.id]);
  const workspace = createCaller({ workspaceIds: [workspaces.northwind.id] });
  expect(await idsOf(await workspace.call('/v2/sites'))).toEqual([sites.outdoors.id, sites.journal.id]);
});

test('Get Site returns the workspace and the locales', async () => {
  const site = await (await createCaller().call(`/v2/sites/${sites.outdoors.id}`)).json();
  expect(site).toMatchObject({ workspaceId: workspaces.northwind.id, shortName: 'northwind-outdoors' });
  expect(site.locales.secondary).toHaveLength(1);
});

describe('a library of more than 200 assets', () => {
  const fixtures = [...catalog, ...archive];
  const total = fixtures.filter(({ siteId }) => siteId === sites.outdoors.id).length;
  const large = () => createCaller({}, { library: plainLibrary(undefined, fixtures) });

  interface Page {
    assets: { id: string; size: number; hostedUrl: string; displayName: string }[];
    pagination: { limit: number; offset: number; total: number };
  }

  /** Requests list pages in order until the reported `total` is reached, at most `most`. */
  async function pagesOf(reply?: ScriptedReply, limit = 100, most = 60): Promise<Page[]> {
    const { call, webflow } = large();
    if (reply) webflow.faults.always('GET /v2/sites/:siteId/assets', reply);
    const pages: Page[] = [];
    let end = 1;
    for (let offset = 0; offset < end && pages.length < most; offset += limit) {
      const page: Page = await (await call(`${list}?limit=${limit}&offset=${offset}`)).json();
      pages.push(page);
      end = page.pagination.total;
    }
    return pages;
  }
  const idsOf = (pages: Page[]) => pages.flatMap(({ assets }) => assets.map(({ id }) => id));

  test.each([100, 99, 17])('is complete and without repetitions in list pages of %i', async (limit) => {
    const pages = await pagesOf(undefined, limit);
    expect(pages.map(({ pagination }) => pagination)).toEqual(
      Array.from({ length: Math.ceil(total / limit) }, (_, page) => ({ limit, offset: page * limit, total })),
    );
    expect(new Set(idsOf(pages)).size).toBe(total);
    expect(idsOf(pages)).toHaveLength(total);
  });

  test('has 220 archive assets with unique ids, names, URLs and sizes', async () => {
    const assets = (await pagesOf()).flatMap((page) => page.assets);
    const archived = assets.filter(({ id }) => archive.some(({ assetId }) => assetId === id));
    expect(archived).toHaveLength(220);
    for (const field of ['id', 'hostedUrl', 'displayName', 'size'] as const) {
      expect(new Set(archived.map((asset) => asset[field])).size, field).toBe(220);
    }
  });

  test('U12 paging-terminates: with uploads between list pages, each repeats one asset and none is missing', async () => {
    const pages = await pagesOf(uploadsWhilePaging());
    expect(pages.map(({ pagination }) => pagination.total - total)).toEqual([0, 1, 2]);
    for (const [at, page] of pages.slice(1).entries()) {
      expect(page.assets[0]?.id).toBe(pages[at]?.assets.at(-1)?.id);
    }
    expect(new Set(idsOf(pages)).size).toBe(total);
    expect(idsOf(pages)).toHaveLength(total + pages.length - 1);
  });

  test('U12 paging-terminates: an endless first page never reaches its total', async () => {
    const pages = await pagesOf(endlessFirstPage(), 100, 20);
    expect(pages).toHaveLength(20);
    expect(new Set(idsOf(pages)).size).toBe(100);
  });

  test('an error response within a changing list stays unchanged', async () => {
    const { call, webflow } = large();
    webflow.faults.always('GET /v2/sites/:siteId/assets', uploadsWhilePaging());
    expect((await call(`${list}?limit=0`)).status).toBe(400);
  });
});
