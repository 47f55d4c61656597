import { expect, test } from 'vitest';
import { createDesigner } from '#panel/designer/designer.ts';
import type { PageElement } from '#panel/designer/page.ts';
import { createPageScan } from '#panel/designer/page-scan.ts';
import { assetId, otherAssetId } from '#test/support/panel/asset-details.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';

const signal = new AbortController().signal;

// As in designer.test.ts: a substitute for types with hundreds of members that the panel does not use.
const standIn = (members: object) => Object.assign(Object.create(null), members);

const placed = (element: string, type: string, members: object = {}) => ({
  id: { component: 'page', element },
  type,
  ...members,
});

async function elementsOf(elements: readonly object[], api: object = {}): Promise<readonly PageElement[]> {
  const designer = createDesigner(standIn({ getAllElements: async () => elements, ...api }), {
    clock: createManualClock(),
    callLimit: 5_000,
    optionalCallLimit: 2_000,
  });
  designer.scanPages(createPageScan);
  const answer = await designer.elements(signal);
  if (!answer.ok) throw new Error(answer.reason);
  return answer.value;
}

test('elements that may show an image are listed in the order of the page, and others are not', async () => {
  const holder = { styles: true, children: true };
  const found = await elementsOf([
    placed('1', 'Heading', { styles: true, children: false }),
    placed('2', 'Image', { styles: true, children: false }),
    placed('3', 'ComponentInstance', { styles: false, children: false }),
    placed('4', 'Section', holder),
    placed('5', 'Block', holder),
    placed('6', ''),
  ]);
  expect(found.map(({ key, kind }) => `${key} ${kind}`)).toEqual([
    'page/2 image',
    'page/3 instance',
    'page/4 block',
    'page/5 block',
  ]);
});

const prop = (resolvedValue: unknown) => ({ propId: 'image', valueType: 'imageAsset', resolvedValue });
const component = { getName: async () => 'Gear card', getInstanceCount: async () => 3 };

test('an instance names its component, how many share it, and the assets of its image properties', async () => {
  const searches: unknown[] = [];
  const [instance] = await elementsOf([
    placed('card', 'ComponentInstance', {
      async searchProps(options: unknown) {
        searches.push(options);
        return [prop(assetId), prop(null), prop({ sourceType: 'cms' }), prop(otherAssetId)];
      },
      getComponent: async () => component,
    }),
  ]);
  if (instance?.kind !== 'instance') throw new Error('no instance');
  expect(await instance.images(signal)).toEqual({
    ok: true,
    value: { component: { name: 'Gear card', instances: 3 }, assetIds: [assetId, otherAssetId] },
  });
  expect(searches).toEqual([{ valueType: 'imageAsset' }]);
});

test.for([
  ['url("https://cdn.test/a.jpg")', true],
  ['linear-gradient(#000, #fff), url(a.jpg)', true],
  ['@img_66b2a55e0000000000000001', true],
  [{ id: 'variable' }, true],
  ['linear-gradient(#000, #fff)', false],
  ['none', false],
  [null, false],
] as const)('a style with the background %o has a picture: %o', async ([value, hasPicture]) => {
  const getStyles = async () => [null, { getProperty: async () => null }, { getProperty: async () => value }];
  const [block] = await elementsOf([placed('b', 'Block', { styles: true, children: true, getStyles })]);
  if (block?.kind !== 'block') throw new Error('no block');
  expect(await block.hasBackground(signal)).toEqual({ ok: true, value: hasPicture });
});

const rejects = async () => {
  throw Object.assign(new Error('text'), { cause: { tag: 'InternalError' } });
};

test.for([
  ['another style', true, [{ getProperty: async () => 'url(a.jpg)' }]],
  ['no other style', false, []],
] as const)(
  'beside a style that refuses to be read, %s has a picture: %o',
  async ([, hasPicture, others]) => {
    const getStyles = async () => [...others, { getProperty: rejects }];
    const [block] = await elementsOf([placed('b', 'Block', { styles: true, children: true, getStyles })]);
    if (block?.kind !== 'block') throw new Error('no block');
    expect(await block.hasBackground(signal)).toEqual({ ok: true, value: hasPicture });
  },
);

const searchProps = async () => [prop(assetId)];
const getProps = async () => [
  { propId: 'image', value: assetId },
  { propId: 'text', value: 'A lake' },
];
const shows = (name: string | null, instances: number | null) => ({
  ok: true,
  value: { component: { name, instances }, assetIds: [assetId] },
});

test.for([
  ['a runtime that can’t search', { getProps, getComponent: async () => component }, shows('Gear card', 3)],
  [
    'a runtime without the count',
    { searchProps, getComponent: async () => ({ getName: component.getName }) },
    shows('Gear card', null),
  ],
  [
    'a name that can’t be read',
    { searchProps, getComponent: async () => ({ ...component, getName: rejects }) },
    shows(null, 3),
  ],
  ['a component that can’t be read', { searchProps, getComponent: rejects }, shows(null, null)],
  [
    'properties that can’t be read',
    { searchProps: rejects, getComponent: async () => component },
    { ok: false, reason: 'failed' },
  ],
] as const)('an instance with %s', async ([, members, expected]) => {
  const [instance] = await elementsOf([placed('card', 'ComponentInstance', members)]);
  if (instance?.kind !== 'instance') throw new Error('no instance');
  expect(await instance.images(signal)).toEqual(expected);
});

test.for([
  [{}, { ok: true, value: true }],
  [null, { ok: true, value: false }],
] as const)('selecting an element to which the Designer responds with %o', async ([answer, expected]) => {
  const element = placed('1', 'Image');
  const asked: unknown[] = [];
  const [image] = await elementsOf([element], {
    async setSelectedElement(wanted: unknown) {
      asked.push(wanted);
      return answer;
    },
  });
  expect(await image?.select(signal)).toEqual(expected);
  expect(asked).toEqual([element]);
});
