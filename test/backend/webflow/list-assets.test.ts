import { describe, expect, test } from 'vitest';
import { sites } from '#sandbox/world/sample-data.ts';
import { clientOver } from '#test/support/backend/client-over.ts';
import { freeReservation, noHurry, rejection, webflowOver } from '#test/support/backend/transport.ts';
import { plainAsset } from '#test/support/backend/webflow-asset.ts';

/** The page that is made of this body, and the URLs that were asked. */
async function pageOf(body: unknown, offset = 0) {
  const asked: string[] = [];
  const noting = clientOver(async ({ url }) => {
    asked.push(url);
    return Response.json(body);
  });
  const webflow = webflowOver(noting);
  return {
    page: await webflow.listAssets('token', sites.outdoors.id, offset, noHurry, freeReservation),
    asked,
  };
}

describe('List Assets', () => {
  test('asks for whole pages', async () => {
    const { asked } = await pageOf({ assets: [], pagination: { total: 0 } }, 300);
    const site = `https://api.webflow.com/v2/sites/${sites.outdoors.id}`;
    expect(asked).toEqual([`${site}/assets?offset=300&limit=100`]);
  });

  test('has assets as Get Asset answers them, without what the contract does not have', async () => {
    const listed = { ...plainAsset, somethingNew: true };
    const { page } = await pageOf({ assets: [listed], pagination: { total: 1, limit: 100, offset: 0 } });
    expect(page).toEqual({ assets: [plainAsset], length: 1, total: 1, pageSize: 100 });
  });

  test('leaves out what cannot be read, but counts it', async () => {
    const assets = [null, {}, { ...plainAsset, siteId: 7 }, plainAsset];
    const { page } = await pageOf({ assets, pagination: { total: 4 } });
    expect([page.assets, page.length]).toEqual([[plainAsset], 4]);
  });

  test.each([
    [25, 25],
    [100, 100],
    [0, 100],
    [null, 100],
    [undefined, 100],
  ])('has pages of the size it says: %s', async (limit, pageSize) => {
    const { page } = await pageOf({ assets: [], pagination: { total: 0, limit } });
    expect(page.pageSize).toBe(pageSize);
  });

  test.each([
    ['no assets', { pagination: { total: 0 } }],
    ['no length', { assets: [], pagination: {} }],
    ['a length that is none', { assets: [], pagination: { total: '3' } }],
    ['half a length', { assets: [], pagination: { total: 0.5 } }],
    ['no pagination', { assets: [] }],
    ['an asset', plainAsset],
    ['nothing', null],
  ])('is no list with %s', async (_, body) => {
    expect(await rejection(pageOf(body))).toHaveProperty('reason.kind', 'bad_answer');
  });
});
