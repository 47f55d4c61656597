import { expect, test } from 'vitest';
import * as timeouts from '#panel/browser/timeouts.ts';
import { csvOf } from '#panel/page/csv.ts';
import { detailsOf } from '#test/support/panel/asset-details.ts';
import { openPanel } from '#test/support/panel/open-panel.tsx';
import { numberedId, pageImage } from '#test/support/panel/page-elements.ts';
import { recordsIn } from '#test/support/panel/parse-csv.ts';
import {
  answers,
  createScriptedBackend,
  knowsEveryAssetAs,
  refusesWith,
} from '#test/support/panel/scripted-backend.ts';
import {
  createScriptedDesigner,
  designerAsset,
  imageElement,
  says,
} from '#test/support/panel/scripted-designer.ts';

const id = numberedId(1);
const asset = designerAsset({ id, altText: says<string | null>('') });
const usages = ['page/1', 'page/2'].map((key) =>
  imageElement({ key, asset: says(asset), altText: says<string | null>('') }),
);

/** The panel with one of two usages of an asset selected, and with the page of both read. */
async function open() {
  const backend = createScriptedBackend();
  backend.script(async (assetId) => ({ ok: true, value: detailsOf({ id: assetId, altText: '' }) }));
  backend.scriptLookup(knowsEveryAssetAs({ altText: '' }));
  const elements = usages.map(({ key }) => pageImage(key, id, { asset: says(asset), altText: says('') }));
  const designer = createScriptedDesigner({ elements: says(elements), selection: says(usages[0] ?? null) });
  const opened = openPanel({ backend, designer });
  const { panel, clock } = opened;
  const { value: lazyFeatures } = panel.lazyFeatures;
  if (!lazyFeatures) throw new Error('no tools');
  clock.advance(timeouts.idleDelay);
  await expect.poll(() => lazyFeatures.pageTab.images.progress.value.kind).toBe('read');
  clock.advance(timeouts.lookupDelay);
  await expect.poll(() => lazyFeatures.pageTab.images.rows.value[0]?.lookupResult).toBeTruthy();
  await expect
    .poll(() => panel.selected.selection.value)
    .toMatchObject({ assetId: id, isComplete: true, details: {} });
  const { images, pixelsOf } = lazyFeatures.pageTab;
  return {
    ...opened,
    lazyFeatures,
    selected: () => panel.assetSummary.value?.alt.text,
    rows: () => images.rows.value.flatMap((row) => row.usages.map(({ text }) => text)),
    csv: () =>
      recordsIn(csvOf(images.rows.value, pixelsOf, { name: '', headings: new Map() })).map(
        (line) => line['Alt text'],
      ),
    series: () => lazyFeatures.pageTab.bulk.count.value,
  };
}

test('a text written to an asset shows at once in the selected image, every row, the CSV and the series', async () => {
  const { assets, selected, rows, csv, series } = await open();
  expect([selected(), rows(), csv(), series()]).toEqual(['', ['', ''], ['', ''], 1]);
  assets.write({ level: 'asset', key: id, assetId: id, shown: '' }, 'A lake');
  expect([selected(), rows(), csv(), series()]).toEqual([
    'A lake',
    ['A lake', 'A lake'],
    ['A lake', 'A lake'],
    0,
  ]);
});

test('a text written to one image shows at once in the selected image and its row, and in no other', async () => {
  const { assets, selected, rows } = await open();
  assets.write({ level: 'image', key: 'page/1', assetId: id, shown: '' }, 'A hut');
  expect([selected(), rows()]).toEqual(['A hut', ['A hut', '']]);
});

test('facts read for the selected image show at once in its row', async () => {
  const { backend, panel, lazyFeatures } = await open();
  backend.script(answers(detailsOf({ id, displayName: 'renamed.jpg' })));
  panel.selected.refresh();
  await expect
    .poll(() => lazyFeatures.pageTab.images.rows.value[0]?.details?.displayName)
    .toBe('renamed.jpg');
  backend.script(refusesWith({ code: 'asset_not_found' }));
  panel.selected.refresh();
  await expect.poll(() => lazyFeatures.pageTab.images.rows.value[0]?.lookupResult).toBe('missing');
});

test('a draft is audited as the page would be with it', async () => {
  const { assets, panel, lazyFeatures, designer } = await open();
  const other = numberedId(2);
  const elements = [
    pageImage('page/1', id, { asset: says(asset), altText: says('') }),
    pageImage('page/3', other, { altText: says('A lake') }),
  ];
  designer.openPage(says({ id: 'page', name: 'Home' }), says(elements));
  lazyFeatures.pageTab.images.ensure();
  await expect.poll(() => lazyFeatures.repeatsOf(id, 'a LAKE')).toBe(1);
  expect(lazyFeatures.repeatsOf(other, 'A lake')).toBe(0);
  assets.write({ level: 'image', key: 'page/1', assetId: id, shown: '' }, 'A lake');
  expect(panel.lazyFeatures.value?.audit.value?.issues).toMatchObject([{ rule: 'repeated', count: 1 }]);
});

test('a disconnect empties the selected image and the page at once', async () => {
  const { assets, backend, panel, lazyFeatures, rows } = await open();
  backend.script(refusesWith({ code: 'not_connected' }));
  backend.scriptConnect(refusesWith({ code: 'not_connected' }));
  await lazyFeatures.disconnecting.press();
  await lazyFeatures.disconnecting.press();
  expect(rows()).toEqual([]);
  expect(panel.selected.selection.value).toMatchObject({ details: null, measured: undefined, altTexts: [] });
  expect(assets.asset(id).details).toBeNull();
  await expect.poll(() => panel.selected.requestError.value).toMatchObject({ code: 'not_connected' });
});
