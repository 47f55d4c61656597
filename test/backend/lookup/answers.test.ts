import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { AssetDetails, Variant } from '#contract/asset.ts';
import { assetsMediaType, assetsProtocol } from '#contract/assets-call.ts';
import { catalog } from '#sandbox/library/catalog.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import { startBackend } from '#test/support/backend/backend.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { idsOf, linesIn, startLookingUp, toldIn } from '#test/support/backend/looked-up.ts';
import { expectProblem } from '#test/support/backend/problem.ts';

const ours = catalog.filter(({ siteId }) => siteId === sites.outdoors.id).map(({ assetId }) => assetId);
const list = 'GET /v2/sites/:siteId/assets';

describe('what a lookup tells is what Get Asset answers', () => {
  test('every asset of the sandbox, read from a list and read alone', async () => {
    const fromList = await startLookingUp();
    const alone = await startLookingUp({ webflow: { requestsPerMinute: 1_000 } });
    const { assets, missing, isDone } = await fromList.lookUp(ours);
    expect(fromList.asked()).toEqual({ lists: 1, singles: 0, others: 0 });
    expect([missing, isDone]).toEqual([[], true]);
    expect(assets.map(({ id }) => id).toSorted()).toEqual(ours.toSorted());
    for (const asset of assets) expect(await (await alone.read(asset.id)).json()).toEqual(asset);
  });

  test('Get Asset is then answered from memory, with the same bytes and the same tag', async () => {
    const { lookUp, read, asked } = await startLookingUp();
    const alone = await startLookingUp({ webflow: { requestsPerMinute: 1_000 } });
    await lookUp(ours);
    for (const id of ours) {
      const [kept, fresh] = [await read(id), await alone.read(id)];
      expect(kept.headers.get('etag')).toBe(fresh.headers.get('etag'));
      expect(await kept.text()).toBe(await fresh.text());
    }
    expect(asked()).toEqual({ lists: 1, singles: 0, others: 0 });
  });

  test('Z4 field-minimum: lines have what the contract lists and nothing else', async () => {
    const { backend, ask } = await startLookingUp();
    backend.webflow.faults.always(list, {
      kind: 'rewrite',
      json: (body) => JSON.parse(JSON.stringify(body).replaceAll('"id":', '"secret":"a@example.com","id":')),
    });
    const response = await ask({ ids: ours });
    expect(response.headers.get('content-type')).toBe(assetsMediaType);
    const text = await response.clone().text();
    expect(text).not.toMatch(/secret|@example|eyJ[\w-]*\.|[0-9a-f]{64}/);
    const Exactly = v.strictObject({
      ...AssetDetails.entries,
      variants: v.array(v.strictObject(Variant.entries)),
    });
    for (const line of text
      .trimEnd()
      .split('\n')
      .map((each) => JSON.parse(each))) {
      const { tag, ...rest } = line;
      expect(Object.keys(rest)).toHaveLength(1);
      if (tag) expect(v.is(Exactly, rest.details)).toBe(true);
    }
    expect(toldIn(await linesIn(response)).assets).toHaveLength(ours.length);
  });

  test('an id that is requested twice is answered once', async () => {
    const { lookUp, asked } = await startLookingUp();
    const { assets, isDone } = await lookUp([...ours.slice(0, 2), ...ours.slice(0, 2), ...ours.slice(0, 2)]);
    expect(assets.map(({ id }) => id).toSorted()).toEqual(ours.slice(0, 2).toSorted());
    expect(isDone).toBe(true);
    expect(asked()).toEqual({ lists: 0, singles: 2, others: 0 });
  });
});

describe('bodies that are none', () => {
  test.each([
    ['nothing', {}],
    ['501 ids', { ids: idsOf(501) }],
    ['501 times one id', { ids: Array.from({ length: 501 }, () => ours[0]) }],
    ['null', { ids: [null] }],
    ['a number', { ids: [7] }],
    ['lists in a list', { ids: [ours] }],
    ['an object', { ids: { 0: ours[0], length: 1 } }],
    ['a text', { ids: ours[0] }],
    ['a list', ours],
  ])('%s', async (_, body) => {
    const { ask, asked } = await startLookingUp();
    const problem = await expectProblem(await ask(body), 'bad_request');
    expect(JSON.stringify(problem)).not.toContain(ours[0]);
    expect(asked()).toEqual({ lists: 0, singles: 0, others: 0 });
  });

  test('500 ids are looked up', async () => {
    const { lookUp } = await startLookingUp({ assets: 500 });
    const { assets, isDone } = await lookUp(idsOf(500));
    expect([assets.length, isDone]).toEqual([500, true]);
  });

  test('without a session nothing is read', async () => {
    const { ask, asked } = await startLookingUp();
    await expectProblem(await ask({ ids: ours }, { session: 'x' }), 'session_expired');
    expect(asked()).toEqual({ lists: 0, singles: 0, others: 0 });
  });

  test('a site that is no longer connected gets a problem before the first line', async () => {
    const { backend, ask, session } = await startLookingUp();
    const headers = { authorization: `Bearer ${session}` };
    await backend.ask('/api/disconnect', { method: 'POST', headers });
    await expectProblem(await ask({ ids: ours }), 'not_connected');
  });
});

describe('Z1 no-tenant-parameter: an asset of another site is missing, and the reason is not revealed', () => {
  const [foreign, nowhere, journal] = [assetIdOf('foreign'), 'f'.repeat(24), assetIdOf('journal')];

  test.each([401, 403, 404] as const)(
    'Z1 no-tenant-parameter: where Webflow answers %d for foreign assets',
    async (foreignAssetStatus) => {
      const { lookUp } = await startLookingUp({ webflow: { unconfirmed: { foreignAssetStatus } } });
      const { assets, missing, isDone } = await lookUp([foreign, nowhere, journal, ...ours.slice(0, 5)]);
      expect(missing.toSorted()).toEqual([foreign, nowhere, journal].toSorted());
      expect(assets.map(({ id }) => id).toSorted()).toEqual(ours.slice(0, 5).toSorted());
      expect(isDone).toBe(true);
    },
  );

  test('Z1 no-tenant-parameter: two sites of one installation, one token, one cache', async () => {
    const { backend, lookUp } = await startLookingUp({ siteIds: [sites.outdoors.id, sites.journal.id] });
    const theirs = await backend.signIn(sites.journal.id);
    for (let round = 0; round < 2; round++) {
      expect(await lookUp([journal])).toMatchObject({ assets: [], missing: [journal], isDone: true });
      expect((await lookUp([journal], { session: theirs })).assets).toHaveLength(1);
    }
    expect(await lookUp([journal, ...ours])).toMatchObject({ missing: [journal], isDone: true });
  });

  test('Z1 no-tenant-parameter: an asset that Webflow lists with another site is neither answered nor stored', async () => {
    const { backend, lookUp, read, asked } = await startLookingUp();
    const [first = '', ...rest] = ours;
    backend.webflow.faults.next(list, {
      kind: 'rewrite',
      json: (body) => {
        const page = v.parse(v.looseObject({ assets: v.array(v.looseObject({ id: v.string() })) }), body);
        const assets = page.assets.map((asset) =>
          asset.id === first ? { ...asset, siteId: sites.bakery.id, altText: 'sourdough' } : asset,
        );
        return { ...page, assets };
      },
    });
    const { assets } = await lookUp(ours);
    expect(JSON.stringify(assets)).not.toContain('sourdough');
    expect(assets).toHaveLength(rest.length + 1);
    expect(asked()).toEqual({ lists: 1, singles: 1, others: 0 });
    expect(await (await read(first)).text()).not.toContain('sourdough');
  });

  test('Z1 no-tenant-parameter: a lookup does not join the list of another installation', async () => {
    const backend = await startBackend();
    for (const { id } of [sites.outdoors, sites.bakery]) await backend.install({ siteIds: [id] });
    // Fewer than a lookup may read one by one in a minute.
    const ids = [...catalog.slice(0, 15).map(({ assetId }) => assetId), assetIdOf('foreign')];
    const answers = [sites.outdoors, sites.bakery].map(async ({ id }) => {
      const authorization = `Bearer ${await backend.signIn(id)}`;
      const response = await backend.ask('/api/assets', {
        body: { protocol: assetsProtocol, ids, wanted: ['details'] },
        headers: { authorization },
      });
      return toldIn(await linesIn(response));
    });
    const [first, second] = await Promise.all(answers);
    const siteIdsIn = (told: typeof first) => [...new Set(told?.assets.map(({ siteId }) => siteId))];
    expect(siteIdsIn(first)).toEqual([sites.outdoors.id]);
    expect(siteIdsIn(second)).toEqual([sites.bakery.id]);
    expect(first?.missing).toHaveLength(new Set(ids).size - (first?.assets.length ?? 0));
  });
});
