import { expect, test } from 'vitest';
import { assetId, otherAssetId } from '#test/support/panel/asset-details.ts';
import { failing, openSiteDesigner, silent } from '#test/support/panel/open-site-designer.ts';

const signal = (): AbortSignal => new AbortController().signal;

const prop = (resolvedValue: unknown, label = 'Image') => ({
  propId: 'p',
  valueType: 'imageAsset',
  resolvedValue,
  display: { label, group: null },
});

const card = { id: 'component-1', getName: async () => 'Gear card' };

const instance = (name: string, props: readonly object[], members: object = {}) => ({
  id: { component: 'page', element: name },
  type: 'ComponentInstance',
  searchProps: async () => props,
  getComponent: async () => card,
  ...members,
});

async function read(elements: readonly object[]) {
  const { site } = openSiteDesigner({ getAllElements: async () => elements });
  const answer = await site.imageProperties(signal());
  if (!answer.ok) throw new Error(answer.reason);
  return answer.value;
}

const own = { componentId: 'component-1', componentName: 'Gear card' };

test('each asset of each instance is named with its element, component and property, in the page’s order', async () => {
  const found = await read([
    { id: { component: 'page', element: 'image' }, type: 'Image' },
    instance('one', [prop(assetId, 'Front'), prop(otherAssetId, 'Back')]),
    instance('two', [prop(assetId, '')]),
  ]);
  expect(found).toEqual({
    uses: [
      { assetId, property: 'Front', key: 'page/one', ...own },
      { assetId: otherAssetId, property: 'Back', key: 'page/one', ...own },
      { assetId, property: null, key: 'page/two', ...own },
    ],
    of: 2,
    read: 2,
    failure: null,
  });
});

test('an instance without an image, and one whose image is bound and not resolved, are read and show none', async () => {
  expect(await read([instance('a', []), instance('b', [prop(null), prop({ sourceType: 'cms' })])])).toEqual({
    uses: [],
    of: 2,
    read: 2,
    failure: null,
  });
});

test('an older runtime’s values in the form of an asset’s id count', async () => {
  const getProps = async () => [
    { propId: 'a', value: assetId },
    { propId: 'b', value: 'Tent' },
  ];
  const found = await read([instance('a', [], { searchProps: undefined, getProps })]);
  expect(found.uses).toEqual([{ assetId, property: null, key: 'page/a', ...own }]);
});

test('a component that can’t be read leaves its uses without a name', async () => {
  const found = await read([instance('a', [prop(assetId)], { getComponent: failing('ResourceMissing') })]);
  expect(found.uses).toEqual([
    { assetId, property: 'Image', key: 'page/a', componentId: null, componentName: null },
  ]);
});

test.for([
  ['ResourceMissing', 'missing'],
  ['Forbidden', 'forbidden'],
] as const)('an instance that rejects with %s is not read, and the others are', async ([tag, failure]) => {
  const found = await read([
    instance('a', [], { searchProps: failing(tag) }),
    instance('b', [prop(assetId)]),
  ]);
  expect(found).toMatchObject({ of: 2, read: 1, failure });
  expect(found.uses).toHaveLength(1);
});

test('after an instance that doesn’t answer no further ones are asked', async () => {
  let asked = 0;
  const searchProps = () => {
    asked += 1;
    return silent();
  };
  const { site, clock } = openSiteDesigner({
    getAllElements: async () => Array.from({ length: 20 }, (_, at) => instance(`${at}`, [], { searchProps })),
  });
  const answer = site.imageProperties(signal());
  await expect.poll(() => clock.waiting()).toBe(6);
  clock.advance(5_000);
  expect(await answer).toMatchObject({ ok: true, value: { of: 20, read: 0, failure: 'hung' } });
  expect(asked).toBe(6);
});

test.for([
  ['Forbidden', 'forbidden'],
  ['InternalError', 'failed'],
] as const)('a page that can’t be listed, with %s, gives %s', async ([tag, reason]) => {
  const { site } = openSiteDesigner({ getAllElements: failing(tag) });
  expect(await site.imageProperties(signal())).toEqual({ ok: false, reason });
});
