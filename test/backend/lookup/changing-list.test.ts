import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import type { WebflowAsset } from '#sandbox/world/asset.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import { assetsOf, idsOf, startLookingUp } from '#test/support/backend/looked-up.ts';

/** A page as Webflow would answer it, or anything else. */
type ListPage = (offset: number, all: readonly WebflowAsset[]) => { assets: unknown[]; total: number };

const path = `/v2/sites/${sites.outdoors.id}/assets`;

/** A site whose list is what `page` makes of it. */
function startWithList(many: number, page: ListPage) {
  const all = assetsOf(many).map(({ asset }) => asset);
  return startLookingUp({
    assets: many,
    webflow: { requestsPerMinute: 10_000 },
    divert(request) {
      const url = new URL(request.url);
      if (url.pathname !== path) return undefined;
      const offset = Number(url.searchParams.get('offset'));
      const { assets, total } = page(offset, all);
      return Promise.resolve(Response.json({ assets, pagination: { limit: 100, offset, total } }));
    },
  });
}

const pages: [string, ListPage][] = [
  [
    'has more with every page',
    (offset, all) => ({ assets: all.slice(offset, offset + 100), total: offset + 900 }),
  ],
  ['repeats one page for ever', (_, all) => ({ assets: all.slice(0, 100), total: 1_000 })],
  [
    'repeats each page once',
    (offset, all) => ({ assets: all.slice(offset / 2, offset / 2 + 100), total: 1_000 }),
  ],
  [
    'has an empty page in the middle',
    (offset, all) => ({ assets: offset === 200 ? [] : all.slice(offset, offset + 100), total: 500 }),
  ],
  [
    'moves by one while it is read',
    (offset, all) => ({ assets: all.slice(offset - offset / 100, offset - offset / 100 + 100), total: 500 }),
  ],
  [
    'loses some while it is read',
    (offset, all) => ({ assets: all.slice(offset + offset / 10, offset + 100), total: 500 }),
  ],
  [
    'says it is shorter than it is',
    (offset, all) => ({ assets: all.slice(offset, offset + 100), total: 150 }),
  ],
  ['says it is empty', () => ({ assets: [], total: 0 })],
  [
    'has what nobody can read',
    (offset, all) => ({
      assets: all
        .slice(offset, offset + 100)
        .map((asset, number) => (number % 7 ? asset : { ...asset, size: 'big' })),
      total: 500,
    }),
  ],
  [
    'has things that are no assets',
    (offset, all) => ({ assets: [null, 7, [], {}, ...all.slice(offset, offset + 96)], total: 500 }),
  ],
];

describe('U12 paging-terminates: a list that changes while it is read', () => {
  test.each(pages)('U12 paging-terminates: one that %s', async (_, page) => {
    const { lookUp, asked } = await startWithList(500, page);
    const told = await lookUp([...idsOf(300), ...idsOf(3, 10_000)]);
    expect(told).toMatchObject({ missing: idsOf(3, 10_000), isDone: true });
    expect(told.assets.map(({ id }) => id).toSorted()).toEqual(idsOf(300));
    expect(asked().lists, 'of what only the list can have been asked').toBe(0);
    expect(asked().singles).toBeLessThanOrEqual(303);
  });

  test('U12 paging-terminates: pages are read no further than the limit, and the rest is not called missing', async () => {
    let lists = 0;
    const { lookUp } = await startWithList(0, (offset) => {
      lists++;
      const assets = assetsOf(100).map(({ asset }, number) => ({
        ...asset,
        id: idsOf(1, 1_000 + offset + number)[0],
      }));
      return { assets, total: offset + 200 };
    });
    const { missing, isDone } = await lookUp(idsOf(50));
    expect(lists).toBe(limits.listPages);
    expect([missing.length, isDone]).toEqual([50, true]);
  });

  test('a list that may not be read says nothing of its assets', async () => {
    for (const status of [401, 403, 404]) {
      const { backend, lookUp } = await startLookingUp({ assets: 10 });
      backend.webflow.faults.always('GET /v2/sites/:siteId/assets', { kind: 'respond', status, body: {} });
      expect(await lookUp(idsOf(5))).toMatchObject({ assets: { length: 5 }, missing: [], isDone: true });
    }
  });
});
