import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { editComponent, editItem, editPage, removeItem, removePlace } from '#sandbox/content/edit-content.ts';
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
import { errorBody } from '#sandbox/data-api/errors.ts';
import { locales, sites } from '#sandbox/world/sample-data.ts';
import { createCaller } from './caller.ts';

const a = '66b2a55e0000000000000001';
const b = '66b2a55e0000000000000002';
const scopes = ['pages:read', 'components:read', 'cms:read'];
const german = locales.german.id;
const outdoors = sites.outdoors.id;

const content = siteContent()
  .collection('Posts', [
    { name: 'Ridge trail', fields: { cover: imageField(a, 'A ridge'), body: richText(b) } },
    {
      name: 'Camp',
      fields: { gallery: imagesField(a, b), map: fileField(b), cover: rawField(7) },
      fieldsIn: { [locales.german.cmsLocaleId]: { gallery: imagesField(b) } },
    },
    { name: 'Bare', fields: null, isDraft: true },
  ])
  .component('Card', [image(a), node({ type: 'slot', id: 'x' })])
  .page('Home', [image(a), image(null, ''), richText(b), instance('Card')], {
    partsIn: { [german]: [image(b, 'Ein Grat')] },
  })
  .page('Post', [image(a)], { collection: 'Posts' })
  .page('Old', [], { archived: true, draft: true, isBranch: true, branchId: a })
  .build();

const home = content.pages[0]?.page.id;
const posts = content.collections[0]?.collection.id ?? '';
const list = `/v2/sites/${outdoors}`;
const card = `${list}/components/${componentIdOf('Card')}/dom`;

function open(options: Parameters<typeof createCaller>[1] = {}) {
  return createCaller({ scopes }, { content: [content], ...options });
}

async function json(path: string, caller = open()) {
  const response = await caller.call(path);
  expect(response.status).toBe(200);
  return response.json();
}

const Id = v.pipe(v.string(), v.regex(/^[0-9a-f]{24}$/));
const Time = v.pipe(v.string(), v.isoTimestamp());
const Paged = v.strictObject({ limit: v.number(), offset: v.number(), total: v.number() });
const Page = v.strictObject({
  id: Id,
  siteId: Id,
  title: v.string(),
  slug: v.string(),
  parentId: v.nullable(Id),
  collectionId: v.nullable(Id),
  createdOn: Time,
  lastUpdated: Time,
  archived: v.boolean(),
  draft: v.boolean(),
  isBranch: v.boolean(),
  branchId: v.nullable(Id),
  seo: v.strictObject({ title: v.nullable(v.string()), description: v.nullable(v.string()) }),
  openGraph: v.strictObject({
    title: v.nullable(v.string()),
    titleCopied: v.boolean(),
    description: v.nullable(v.string()),
    descriptionCopied: v.boolean(),
  }),
  localeId: Id,
  publishedPath: v.nullable(v.string()),
});
const Listed = {
  id: Id,
  displayName: v.string(),
  singularName: v.string(),
  slug: v.string(),
  createdOn: Time,
  lastUpdated: Time,
};
const Item = v.strictObject({
  id: Id,
  cmsLocaleId: Id,
  createdOn: Time,
  lastUpdated: Time,
  lastPublished: v.nullable(Time),
  isArchived: v.boolean(),
  isDraft: v.boolean(),
  fieldData: v.optional(v.looseObject({ name: v.string(), slug: v.string() })),
});

describe('the lists have the documented fields and no others', () => {
  test.each([
    ['pages', `${list}/pages`, v.strictObject({ pages: v.array(Page), pagination: Paged })],
    [
      'components',
      `${list}/components`,
      v.strictObject({
        components: v.array(
          v.strictObject({
            id: v.pipe(v.string(), v.uuid()),
            name: v.string(),
            group: v.string(),
            description: v.string(),
            readonly: v.boolean(),
          }),
        ),
        pagination: Paged,
      }),
    ],
    ['Collections', `${list}/collections`, v.strictObject({ collections: v.array(v.strictObject(Listed)) })],
    [
      'one Collection',
      `/v2/collections/${posts}`,
      v.strictObject({
        ...Listed,
        fields: v.array(
          v.strictObject({
            id: v.string(),
            isEditable: v.boolean(),
            isRequired: v.boolean(),
            type: v.picklist(['PlainText', 'Image', 'MultiImage', 'RichText', 'File']),
            slug: v.string(),
            displayName: v.string(),
            helpText: v.nullable(v.string()),
          }),
        ),
      }),
    ],
    ['items', `/v2/collections/${posts}/items`, v.strictObject({ items: v.array(Item), pagination: Paged })],
  ])('%s', async (_, path, schema) => {
    expect(v.safeParse(schema, await json(path)).issues).toBeUndefined();
  });
});

test('a page has its images, rich text and instances as nodes', async () => {
  const dom = await json(`/v2/pages/${home}/dom`);
  expect(Object.keys(dom)).toEqual(['pageId', 'branchId', 'nodes', 'pagination', 'lastUpdated']);
  expect(dom.nodes).toEqual([
    expect.objectContaining({ type: 'image', image: { alt: '__wf_reserved_inherit', assetId: a } }),
    expect.objectContaining({ type: 'image', image: { alt: '', assetId: null } }),
    expect.objectContaining({ type: 'text', text: { html: expect.stringContaining(`/${b}_`), text: '' } }),
    expect.objectContaining({ type: 'component-instance', componentId: componentIdOf('Card') }),
  ]);
});

test('a component has the same nodes, and unknown ones as they are', async () => {
  const dom = await json(card);
  expect(dom).toMatchObject({ componentId: componentIdOf('Card'), pagination: { total: 2 } });
  expect(dom.nodes[1]).toEqual({ type: 'slot', id: 'x' });
});

test('nodes come in pages of the list’s limit', async () => {
  const dom = await json(`/v2/pages/${home}/dom?limit=3&offset=3`);
  expect(dom.nodes).toHaveLength(1);
  expect(dom.pagination).toEqual({ limit: 3, offset: 3, total: 4 });
});

test('a page with parts of its own in German shows them only there', async () => {
  const dom = await json(`/v2/pages/${home}/dom?localeId=${german}`);
  expect(dom.nodes).toMatchObject([{ image: { alt: 'Ein Grat', assetId: b } }]);
  expect((await json(`${list}/pages?localeId=${german}`)).pages[0].localeId).toBe(german);
  expect((await json(`${card}?localeId=${german}`)).nodes).toHaveLength(2);
});

test('a Collection’s template page has no nodes, or the status that is assumed', async () => {
  const [, template] = content.pages;
  expect(template?.page.collectionId).toBe(posts);
  const path = `/v2/pages/${template?.page.id}/dom`;
  expect((await json(path)).nodes).toEqual([]);
  const refusing = open({ unconfirmed: { templateDomStatus: 404 } });
  expect((await refusing.call(path)).status).toBe(404);
});

describe('items', () => {
  const items = `/v2/collections/${posts}/items`;

  test('have images as file ids with their URL, rich text as HTML, and may have no fieldData', async () => {
    const { items: all, pagination } = await json(items);
    expect(pagination).toEqual({ limit: 100, offset: 0, total: 3 });
    expect(all[0].fieldData).toEqual({
      name: 'Ridge trail',
      slug: 'item-1',
      cover: { fileId: a, url: expect.stringContaining(a), alt: 'A ridge' },
      body: expect.stringContaining(`/${b}_`),
    });
    expect(all[1].fieldData).toMatchObject({ gallery: [{ fileId: a }, {}], map: { fileId: b }, cover: 7 });
    expect(all[2]).not.toHaveProperty('fieldData');
    const { fields } = await json(`/v2/collections/${posts}`);
    expect(fields.map(({ slug, type }: { slug: string; type: string }) => [slug, type])).toEqual([
      ['name', 'PlainText'],
      ['slug', 'PlainText'],
      ['cover', 'Image'],
      ['body', 'RichText'],
      ['gallery', 'MultiImage'],
      ['map', 'File'],
    ]);
  });

  test('in a secondary CMS locale are those that were created for it', async () => {
    const inGerman = `${items}?cmsLocaleId=${locales.german.cmsLocaleId}`;
    const { items: some } = await json(inGerman);
    expect(some).toMatchObject([
      { cmsLocaleId: locales.german.cmsLocaleId, fieldData: { gallery: [{ fileId: b }] } },
    ]);
    const all = open({ unconfirmed: { untranslatedItemListed: true } });
    expect((await json(inGerman, all)).pagination.total).toBe(3);
    const both = `${items}?cmsLocaleId=${locales.english.cmsLocaleId},${locales.german.cmsLocaleId}`;
    expect((await json(both)).pagination.total).toBe(4);
  });
});

const everyCall: [string, string, string][] = [
  ['pages:read', `${list}/pages`, 'limit=101'],
  ['pages:read', `/v2/pages/${home}/dom`, 'limit=0'],
  ['components:read', `${list}/components`, 'offset=-1'],
  ['components:read', card, 'limit=x'],
  ['cms:read', `/v2/collections/${posts}/items`, 'limit=101'],
];

describe.each(everyCall)('with %s, %s', (scope, path, invalid) => {
  test('answers 401 without a token, 403 without the scope, 400 to invalid paging, 429 beyond the limit', async () => {
    const { call } = open();
    expect((await call(path, { token: null })).status).toBe(401);
    expect((await call(`${path}?${invalid}`)).status).toBe(400);
    const other = createCaller(
      { scopes: ['assets:read', ...scopes.filter((each) => each !== scope)] },
      { content: [content] },
    );
    const refused = await other.call(path);
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({
      code: 'missing_scopes',
      message: expect.stringContaining(scope),
    });
    const limited = open({ requestsPerMinute: 1 });
    expect((await limited.call(path)).headers.get('X-RateLimit-Remaining')).toBe('0');
    expect((await limited.call(path)).status).toBe(429);
  });
});

test.each([
  ['a page', '/v2/pages/x/dom', `/v2/pages/${a}/dom`],
  ['a component', `${list}/components/x/dom`, `${list}/components/${componentIdOf('None')}/dom`],
  ['a Collection', '/v2/collections/x', `/v2/collections/${a}`],
  ['items', '/v2/collections/x/items', `/v2/collections/${a}/items`],
  ['a site’s pages', '/v2/sites/x/pages', `/v2/sites/${sites.bakery.id}/pages`],
  ['a site’s Collections', '/v2/sites/x/collections', `/v2/sites/${sites.bakery.id}/collections`],
])('%s: 400 for a malformed id, 404 for an unknown one', async (_, malformed, unknown) => {
  const { call } = open();
  expect((await call(malformed)).status).toBe(400);
  expect(await (await call(unknown)).json()).toMatchObject({ code: 'resource_not_found' });
});

test.each(['localeId=x', `localeId=${locales.french.id}`])(
  '%s is no locale of the site: 400',
  async (query) => {
    expect((await open().call(`/v2/pages/${home}/dom?${query}`)).status).toBe(400);
    expect((await open().call(`/v2/collections/${posts}/items?cmsL${query.slice(1)}`)).status).toBe(400);
  },
);

test('a page and a Collection of a site outside of the authorization answer what is assumed', async () => {
  const foreign = siteContent(sites.bakery.id)
    .collection('Loaves', [], { id: b })
    .page('Bakery', [], { id: a })
    .build();
  const { call } = open({ content: [content, foreign], unconfirmed: { foreignAssetStatus: 403 } });
  expect((await call(`/v2/pages/${a}/dom`)).status).toBe(403);
  expect((await call(`/v2/collections/${b}/items`)).status).toBe(403);
});

describe('changes', () => {
  test('an edited page has other nodes and another date, and the others keep theirs', async () => {
    const caller = open();
    const before = (await json(`${list}/pages`, caller)).pages;
    editPage(caller.webflow.world, outdoors, before[0].id, [image(b)]);
    const after = (await json(`${list}/pages`, caller)).pages;
    expect(after[0].lastUpdated).toBe('2026-10-01T08:00:00.000Z');
    expect(after.slice(1)).toEqual(before.slice(1));
    expect((await json(`/v2/pages/${home}/dom`, caller)).nodes).toMatchObject([{ image: { assetId: b } }]);
  });

  test('an edited item dates itself and its Collection', async () => {
    const caller = open();
    const { id } = (await json(`/v2/collections/${posts}/items`, caller)).items[0];
    editItem(caller.webflow.world, outdoors, { collectionId: posts, itemId: id }, { cover: imageField(b) });
    const [first, second] = (await json(`/v2/collections/${posts}/items`, caller)).items;
    expect(first).toMatchObject({
      lastUpdated: '2026-10-01T08:00:00.000Z',
      fieldData: { cover: { fileId: b } },
    });
    expect(second.lastUpdated).not.toBe(first.lastUpdated);
    expect((await json(`${list}/collections`, caller)).collections[0].lastUpdated).toBe(first.lastUpdated);
  });

  test('an edited component has other nodes, a deleted item is not listed', async () => {
    const caller = open();
    const { world } = caller.webflow;
    editComponent(world, outdoors, componentIdOf('Card'), []);
    expect((await json(card, caller)).nodes).toEqual([]);
    const items = `/v2/collections/${posts}/items`;
    removeItem(world, outdoors, posts, (await json(items, caller)).items[0].id);
    expect((await json(items, caller)).pagination.total).toBe(2);
  });

  test('in the middle of a reading a page is deleted before the second call', async () => {
    const caller = open();
    caller.webflow.faults.next(
      'GET /v2/pages/:pageId/dom',
      { kind: 'pass' },
      { kind: 'pass', first: () => removePlace(caller.webflow.world, outdoors, home ?? '') },
    );
    expect((await caller.call(`/v2/pages/${home}/dom`)).status).toBe(200);
    expect((await caller.call(`/v2/pages/${home}/dom`)).status).toBe(404);
  });

  test('one page answers 500 and the others do not', async () => {
    const { call, webflow } = open();
    const end = webflow.faults.at(`/v2/pages/${home}/dom`, {
      kind: 'respond',
      status: 500,
      body: errorBody(500),
    });
    expect((await call(`/v2/pages/${home}/dom`)).status).toBe(500);
    expect((await call(`/v2/pages/${content.pages[2]?.page.id}/dom`)).status).toBe(200);
    end();
    expect((await call(`/v2/pages/${home}/dom`)).status).toBe(200);
  });
});

test('broken rich text is sent as it is', async () => {
  const broken = `<p><img src="//cdn/${a}_x.jpg alt=<figure>`;
  const caller = createCaller(
    { scopes },
    {
      content: [
        siteContent()
          .page('P', [html(broken)])
          .build(),
      ],
    },
  );
  const { pages } = await json(`${list}/pages`, caller);
  expect((await json(`/v2/pages/${pages[0].id}/dom`, caller)).nodes[0].text.html).toBe(broken);
});
