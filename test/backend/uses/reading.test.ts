import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { editItem } from '#sandbox/content/edit-content.ts';
import {
  fileField,
  html,
  image,
  imageField,
  imagesField,
  node,
  rawField,
  richText,
} from '#sandbox/content/parts.ts';
import { componentIdOf, instance, siteContent } from '#sandbox/content/site-builder.ts';
import { locales, sites } from '#sandbox/world/sample-data.ts';
import { startUses, trueUses, usesIn } from '#test/support/backend/uses.ts';

const [a, b, c] = ['66b2a55e0000000000000001', '66b2a55e0000000000000002', '66b2a55e0000000000000003'];
const german = locales.german;

const site = siteContent()
  .collection('Posts', [
    { name: 'Ridge trail', fields: { cover: imageField(a, 'A ridge'), body: richText(b, b) } },
    {
      name: 'Camp',
      fields: { gallery: imagesField(a, b), map: fileField(b), cover: rawField(7) },
      fieldsIn: { [german.cmsLocaleId]: { gallery: imagesField(c) } },
    },
    { name: 'Bare', fields: null, isDraft: true },
  ])
  .collection('Empty', [])
  .component('Inner', [image(c)])
  .component('Card', [image(a), instance('Inner'), instance('Inner'), node({ type: 'slot', id: 'x' })])
  .page(
    'Home',
    [
      image(a),
      image(a),
      image(null, ''),
      richText(b),
      instance('Card'),
      node({ type: 'new', assetId: c }, c),
    ],
    {
      partsIn: { [german.id]: [image(b, 'Ein Grat'), image(b)] },
    },
  )
  .page('Post', [image(a)], { collection: 'Posts' })
  .page('Old', [html('<p><img src="https://elsewhere.example/x/66b2a55e0000000000000001_a.jpg">')], {
    archived: true,
    draft: true,
  })
  .page('Draft', [], { draft: true })
  .page('Branch', [image(c)], { isBranch: true, branchId: a })
  .build();

describe('a reading of a site', () => {
  test('nothing is known before anyone has asked for it, and no call is made', async () => {
    const { client, counts } = await startUses({ content: site });
    expect(await client.ask()).toEqual({
      state: 'none',
      reading: '',
      revision: 0,
      progress: {
        pages: { read: 0, failed: 0, of: null, isRefused: false },
        components: { read: 0, failed: 0, of: null, isRefused: false },
        collections: { read: 0, failed: 0, of: null, isRefused: false },
      },
      waitSeconds: null,
      secondsLeft: null,
      readAt: null,
      places: [],
      gone: [],
      isWhole: true,
    });
    expect(counts()).toEqual({});
  });

  test('finds exactly the uses that the site has, in every locale', async () => {
    const { backend, client } = await startUses({ content: site });
    const answer = await client.read();
    expect(answer).toMatchObject({
      state: 'done',
      progress: {
        pages: { read: 5, failed: 0, of: 5, isRefused: false },
        components: { read: 2, failed: 0, of: 2, isRefused: false },
        collections: { read: 2, failed: 0, of: 2, isRefused: false },
      },
      waitSeconds: null,
      secondsLeft: null,
    });
    expect(answer).not.toHaveProperty('problem');
    expect(answer.readAt).not.toBeNull();
    expect(usesIn(client.places.values())).toEqual(trueUses(backend));
    expect(client.byName('Card')?.components).toEqual([[componentIdOf('Inner'), 2]]);
    expect(client.byName('Home')?.components).toEqual([[componentIdOf('Card'), 1]]);
    expect([...client.places.values()].map(({ name, status }) => `${name} ${status}`).toSorted()).toEqual([
      'Branch branch',
      'Card null',
      'Draft draft',
      'Empty null',
      'Home null',
      'Inner null',
      'Old archived',
      'Post template',
      'Posts null',
    ]);
    expect(client.byName('Posts')?.items).toContainEqual({ assetId: a, item: 'Ridge trail', field: 'Cover' });
  });

  test('makes exactly the calls of the formula', async () => {
    const { client, counts } = await startUses({ content: site });
    await client.read();
    // Two locales: each page, component and hundred items twice.
    expect(counts()).toEqual({
      'GET /v2/sites/:siteId': 1,
      'GET /v2/sites/:siteId/pages': 1,
      'GET /v2/sites/:siteId/components': 1,
      'GET /v2/sites/:siteId/collections': 1,
      'GET /v2/pages/:pageId/dom': 10,
      'GET /v2/sites/:siteId/components/:componentId/dom': 4,
      'GET /v2/collections/:collectionId': 2,
      'GET /v2/collections/:collectionId/items': 4,
    });
  });

  test.each([
    { templateDomStatus: 400 },
    { templateDomStatus: 404 },
    { untranslatedItemListed: true },
    { fileIdIsAssetId: false },
    { inheritedNodeAlt: null },
  ] as const)('finds the same where Webflow behaves otherwise: %j', async (unconfirmed) => {
    const { backend, client } = await startUses({ content: site, webflow: { unconfirmed } });
    expect((await client.read()).state).toBe('done');
    const isListed = 'untranslatedItemListed' in unconfirmed;
    const found = usesIn(client.places.values());
    if (isListed) expect(found).toEqual(expect.arrayContaining(trueUses(backend)));
    else expect(found).toEqual(trueUses(backend));
  });

  test('of a Collection whose date does not follow its items, a change is found a day later', async () => {
    const { backend, client } = await startUses({
      content: site,
      webflow: { unconfirmed: { collectionDateFollowsItems: false } },
    });
    await client.read();
    const [posts] = site.collections;
    const [item] = posts?.items ?? [];
    const place = { collectionId: posts?.collection.id ?? '', itemId: item?.id ?? '' };
    backend.clock.advance(60_000);
    editItem(backend.webflow.world, sites.outdoors.id, place, { cover: imageField(c) });
    await client.read();
    expect(client.byName('Posts')?.items).toContainEqual({ assetId: a, item: 'Ridge trail', field: 'Cover' });
    backend.clock.advance(limits.undatedFreshMs);
    await client.read();
    expect(usesIn(client.places.values())).toEqual(trueUses(backend));
  });
});
