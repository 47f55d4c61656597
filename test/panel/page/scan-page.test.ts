import { expect, test } from 'vitest';
import { createAssetStore } from '#panel/assets/asset-store.ts';
import type { AssetHandle } from '#panel/designer/image.ts';
import type { PageElement } from '#panel/designer/page.ts';
import { placeOf } from '#panel/page/place.ts';
import { type FoundUsage, scanPage } from '#panel/page/scan-page.ts';
import { createUsages } from '#panel/page/usage.ts';
import { assetId, otherAssetId } from '#test/support/panel/asset-details.ts';
import {
  numberedId,
  pageBlock,
  pageImage,
  pageImages,
  pageInstance,
} from '#test/support/panel/page-elements.ts';
import {
  designerAsset,
  imageElement,
  refuses,
  says,
  unbound,
} from '#test/support/panel/scripted-designer.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';

/** The uses in the order of the page, and how many elements did not answer. */
async function tellsOf(elements: readonly PageElement[], atOnce = 2) {
  const { signal } = new AbortController();
  const found: FoundUsage[] = [];
  let silent = 0;
  const assets = createAssetStore(createManualClock());
  await scanPage({
    elements,
    atOnce,
    signal,
    request: assets.request,
    onElement(shown) {
      if (!shown) silent += 1;
      found.push(...(shown ?? []));
    },
  });
  const inOrder = found.toSorted((one, other) => one.usage.at - other.usage.at);
  const usages = inOrder.flatMap(({ usage, facts }) => {
    assets.setPlacement(usage.element.key, usage.assetId, facts, assets.request());
    return createUsages(assets)([usage]).map(({ usage }) => usage);
  });
  return { usages, silent };
}

const usagesOf = async (elements: readonly PageElement[], atOnce?: number) =>
  (await tellsOf(elements, atOnce)).usages;

test('an image is one usage, with handles to read and write it', async () => {
  const [usage] = await usagesOf([pageImage('page/1', assetId, { altText: says('A lake') })]);
  expect(usage).toMatchObject({
    at: 0,
    as: 'image',
    assetId,
    altText: 'A lake',
    binding: null,
    component: null,
  });
  expect(usage?.handles?.asset.id).toBe(assetId);
});

test('a bound image has its source, with an asset or without, and can’t be written', async () => {
  const cms = { source: 'cms', field: 'Photo', collection: 'Team' } as const;
  const asset = designerAsset({ id: assetId });
  const usage = (own: AssetHandle | null, bindings: typeof unbound): PageElement => {
    const { image } = imageElement({ asset: says(own), bindings: says(bindings) });
    if (!image) throw new Error('no image');
    return { kind: 'image', key: 'page/1', image, select: says(true) };
  };
  expect(
    await usagesOf([
      usage(null, { boundFile: cms }),
      usage(asset, { boundFile: cms, boundAltText: cms }),
      usage(asset, { boundAltText: cms }),
      usage(null, unbound),
    ]),
  ).toMatchObject([
    { assetId: null, handles: null, binding: cms, isAltBound: false },
    { assetId, handles: null, binding: cms, isAltBound: true },
    { assetId, handles: { asset }, binding: null, isAltBound: true },
    { assetId: null, handles: null, binding: null, isAltBound: false },
  ]);
});

test('an instance is a usage of each asset it shows, with its component', async () => {
  const component = { name: 'Gear card', instances: 3 };
  const usages = await usagesOf([
    pageInstance('page/1', says({ component, assetIds: [assetId, otherAssetId] })),
    pageInstance('page/2', says({ component, assetIds: [] })),
  ]);
  expect(usages).toMatchObject(
    [assetId, otherAssetId].map((id) => ({
      as: 'property',
      at: 0,
      assetId: id,
      component: { name: 'Gear card', instances: 3 },
    })),
  );
});

test.for([
  ['Gear card', 3, 'In component Gear card, shared by 3 instances'],
  ['Gear card', null, 'Gear card'],
  [null, 3, ''],
] as const)('the place in “%s” with %s instances is %o', async ([name, instances, expected]) => {
  const [usage] = await usagesOf([
    pageInstance('page/1', says({ component: { name, instances }, assetIds: [assetId] })),
  ]);
  expect(usage && placeOf(usage, undefined)).toBe(expected);
});

test('of elements that may have a background image, only those with one are usages', async () => {
  const usages = await usagesOf([pageBlock('page/1', says(true)), pageBlock('page/2', says(false))]);
  expect(usages).toMatchObject([{ as: 'background', assetId: null, at: 0 }]);
});

test('elements that fail are counted, and the others stay', async () => {
  const { usages, silent } = await tellsOf([
    pageImage('page/1', assetId, { asset: refuses('missing') }),
    pageInstance('page/2', refuses('failed')),
    pageBlock('page/3', refuses('forbidden')),
    pageImage('page/4', otherAssetId, { altText: refuses('hung') }),
  ]);
  expect(silent).toBe(3);
  expect(usages).toMatchObject([{ at: 3, assetId: otherAssetId, altText: undefined }]);
});

test('an image without an asset is silent where its settings, and so a binding, were not answered', async () => {
  const of = (bindings: ReturnType<typeof refuses>) =>
    tellsOf([pageImage('page/1', '', { asset: says(null), bindings })]);
  expect(await of(refuses('hung'))).toEqual({ usages: [], silent: 1 });
  expect(await of(refuses('unsupported'))).toMatchObject({ usages: [{ assetId: null }], silent: 0 });
});

test('at most the allowed number of elements are read concurrently, each once', async () => {
  let underWay = 0;
  let most = 0;
  const asked: string[] = [];
  const elements = Array.from({ length: 50 }, (_, at) =>
    pageBlock(`page/${at}`, async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      asked.push(`page/${at}`);
      await Promise.resolve();
      underWay -= 1;
      return { ok: true, value: true };
    }),
  );
  expect((await usagesOf(elements, 6)).map(({ at }) => at)).toEqual(elements.map((_, at) => at));
  expect(most).toBe(6);
  expect(asked).toEqual(elements.map(({ key }) => key));
});

test('after an abort no element is read or reported', async () => {
  const stop = new AbortController();
  const told: string[] = [];
  await scanPage({
    elements: pageImages(20),
    atOnce: 1,
    signal: stop.signal,
    request: () => 0,
    onElement(shown) {
      told.push(...(shown ?? []).flatMap(({ usage }) => usage.assetId ?? []));
      if (told.length === 3) stop.abort();
    },
  });
  expect(told).toEqual([1, 2, 3].map(numberedId));
});
