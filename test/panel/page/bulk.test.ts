import { computed, signal } from '@preact/signals-core';
import { expect, test } from 'vitest';
import { createEditing } from '#panel/alt-text/editing.ts';
import { createAssetStore } from '#panel/assets/asset-store.ts';
import type { DesignerErrorReason } from '#panel/designer/call.ts';
import type { AssetHandle, ImageHandle } from '#panel/designer/image.ts';
import type { Bulk } from '#panel/page/bulk.ts';
import { createBulkContext } from '#panel/page/bulk-context.ts';
import { createBulk } from '#panel/page/page-series.ts';
import { type Row, rowOf } from '#panel/page/row.ts';
import type { Usage } from '#panel/page/usage.ts';
import { detailsOf } from '#test/support/panel/asset-details.ts';
import { recordOf } from '#test/support/panel/asset-record.ts';
import { designerAsset, imageElement, says } from '#test/support/panel/scripted-designer.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';

/** An asset of the Designer whose alt text is kept, and may be held up. */
function keptAsset(id: string) {
  const kept = { text: '' as string | null, writes: [] as (string | null)[], gate: Promise.resolve() };
  const handle: AssetHandle = designerAsset({
    id,
    altText: async () => ({ ok: true, value: kept.text }),
    async setAltText(text) {
      await kept.gate;
      kept.text = text;
      kept.writes.push(text);
      return { ok: true, value: null };
    },
  });
  return { kept, handle };
}

/** An image that keeps a text of its own, once it has one. */
function keptImage(key: string, own: () => string | null) {
  const kept = { writes: [] as (string | null)[], refusal: null as DesignerErrorReason | null };
  const { image } = imageElement({
    key,
    altText: async () => ({ ok: true, value: kept.writes.length > 0 ? (kept.writes.at(-1) ?? null) : own() }),
    async setAltText(text) {
      if (kept.refusal) return { ok: false, reason: kept.refusal };
      kept.writes.push(text);
      return { ok: true, value: null };
    },
  });
  return { kept, image };
}

/** An image of this asset at this place of the page, which shows nothing. */
function useWithout(asset: AssetHandle, image: ImageHandle | null, at: number): Usage {
  if (!image) throw new Error('no image');
  return {
    element: { kind: 'image', key: `page/${at}`, image, select: says(true) },
    at,
    as: 'image',
    assetId: asset.id,
    handles: { image, asset },
    altText: '',
    binding: null,
    isAltBound: false,
    width: undefined,
    component: null,
  };
}

function rowWithout(asset: AssetHandle, at: number): Row {
  const { image } = imageElement({ key: `page/${at}` });
  return rowOf([useWithout(asset, image, at)], recordOf(detailsOf({ id: asset.id, altText: '' })), () => 0);
}

/** The context of a page on which nothing is known but its images. */
const context = () =>
  createBulkContext({
    assets: createAssetStore(createManualClock()),
    headings: signal(new Map()),
    repeats: signal({ of: () => 0, ofText: () => 0 }),
    reachOf: () => null,
  });

/** The current image of a series. */
function currentKey(bulk: Bulk): string {
  const { step } = bulk;
  if (!step.value) throw new Error('the series has ended');
  return step.value.row.key;
}

const current = (bulk: Bulk) => bulk.entry(currentKey(bulk));
const type = (bulk: Bulk, text: string): void => bulk.type(currentKey(bulk), text);
const write = (bulk: Bulk, as: 'text' | 'decorative'): Promise<void> => bulk.write(currentKey(bulk), as);

function setUp() {
  const [one, other] = ['a', 'b'].map((letter) => keptAsset(letter.repeat(24)));
  if (!one || !other) throw new Error('no assets');
  const rows = signal<readonly Row[]>([one, other].map(({ handle }, at) => rowWithout(handle, at)));
  const editing = createEditing(createManualClock(), (target, value) => {
    rows.value = rows.value.map((row, at) =>
      row.assetId === target.assetId && value !== undefined
        ? {
            ...row,
            usages: row.usages.map((usage) => ({ ...usage, state: value ? 'asset' : 'notSet', text: value })),
            assetText: value,
            key: rows.value[at]?.key ?? row.key,
          }
        : row,
    );
  });
  const bulk = createBulk({
    rows,
    editing,
    permissions: signal({ asset: true, image: true }),
    context: context(),
  });
  return { bulk, rows, one: one.kept, other: other.kept };
}

test('a text is written to its asset, and the next image is the current one', async () => {
  const { bulk, one, other } = setUp();
  expect(bulk.count.value).toBe(2);
  bulk.start();
  type(bulk, 'A lake');
  await write(bulk, 'text');
  expect([one.text, other.text]).toEqual(['A lake', '']);
  expect(bulk.step.value).toMatchObject({ at: 1, of: 2 });
  bulk.skip();
  expect(bulk.summary.value).toEqual({
    written: 1,
    decorative: 0,
    skipped: 1,
    notUndone: null,
    unsaved: [],
    errorReason: null,
  });
  await bulk.undoAll();
  expect(one.text).toBe('');
  expect(bulk.summary.value?.notUndone).toEqual([]);
});

test.for([
  ['whose file comes from elsewhere', { handles: null }],
  ['whose alt text comes from elsewhere', { isAltBound: true }],
] as const)('an image %s is not written', ([, changes]) => {
  const { bulk, rows } = setUp();
  rows.value = rows.value.map((row) => ({
    ...row,
    usages: row.usages.map((text) => ({ ...text, usage: { ...text.usage, ...changes } })),
  }));
  expect(bulk.count.value).toBe(0);
});

test('Skip during a write does nothing, so that no image is skipped', async () => {
  const { bulk, one } = setUp();
  let letIn = (): void => {};
  one.gate = new Promise<void>((resolve) => {
    letIn = resolve;
  });
  bulk.start();
  type(bulk, 'A lake');
  const written = write(bulk, 'text');
  bulk.skip();
  letIn();
  await written;
  expect(bulk.step.value).toMatchObject({ at: 1, of: 2 });
});

test.for([
  ['and the page was read again', true],
  ['and another page was opened', false],
] as const)('a text that was changed elsewhere is not undone: %s', async ([, isReadAgain]) => {
  const { bulk, rows, one } = setUp();
  bulk.start();
  type(bulk, 'A lake');
  await write(bulk, 'text');
  bulk.skip();
  one.text = 'Somebody’s own words';
  rows.value = isReadAgain
    ? rows.value.map((row) => ({ ...row, details: detailsOf({ id: row.assetId ?? '', altText: one.text }) }))
    : [];
  await bulk.undoAll();
  expect(one.text).toBe('Somebody’s own words');
  expect([bulk.summary.value?.notUndone, bulk.canUndo.value]).toEqual([['changed'], false]);
});

/** A series over so many images of one asset, which show nothing; `assetText` is what their asset says. */
function setUpUses(many: number, assetText: string | null, own: (asset: string | null) => string | null) {
  const { kept: asset, handle } = keptAsset('a'.repeat(24));
  asset.text = assetText;
  const images = Array.from({ length: many }, (_, at) => keptImage(`page/${at}`, () => own(asset.text)));
  const usages = images.map(({ image }, at) => useWithout(handle, image, at));
  const rows = signal<readonly Row[]>([
    rowOf(usages, recordOf(detailsOf({ id: handle.id, altText: assetText })), () => 0),
  ]);
  const permissions = signal({ asset: true, image: true });
  const editing = createEditing(createManualClock(), () => {});
  return {
    bulk: createBulk({ rows, editing, permissions, context: context() }),
    permissions,
    asset,
    images: images.map(({ kept }) => kept),
  };
}

test('the text of an asset is not overwritten: an image without a text gets its own', async () => {
  const { bulk, permissions, asset, images } = setUpUses(1, 'Good words', () => '');
  bulk.start();
  type(bulk, 'A lake');
  await write(bulk, 'text');
  expect([asset.writes, images[0]?.writes]).toEqual([[], ['A lake']]);
  await bulk.undoAll();
  expect(images[0]?.writes).toEqual(['A lake', '']);
  permissions.value = { asset: true, image: false };
  expect(bulk.count.value).toBe(0);
});

/** A series over an image without a text, whose asset's text the panel does not know. */
function setUpUnknown(assetText: string, own: (asset: string | null) => string | null) {
  const { kept: asset, handle } = keptAsset('a'.repeat(24));
  asset.text = assetText;
  const { kept, image } = keptImage('page/0', () => own(asset.text));
  const usage = useWithout(handle, image, 0);
  const store = createAssetStore(createManualClock());
  store.setPlacement('page/0', handle.id, { altText: '' }, store.request());
  const rows = computed(() => {
    const { altText } = store.usage('page/0', handle.id).placement;
    return [rowOf([{ ...usage, altText }], store.asset(handle.id), () => 0)];
  });
  const permissions = signal({ asset: true, image: true });
  const editing = createEditing(createManualClock(), store.write);
  const bulk = createBulk({ rows, editing, permissions, context: context() });
  return { bulk, rows, permissions, asset, image: kept };
}

/** Saves a text twice, and returns why each was not written. */
async function saveTwice(bulk: Bulk) {
  bulk.start();
  type(bulk, 'A lake');
  const { key } = bulk.step.value?.row ?? {};
  if (key === undefined) throw new Error('nothing to write');
  await bulk.write(key, 'text');
  const { errorReason } = bulk.entry(key);
  await bulk.write(key, 'text');
  return [errorReason, bulk.entry(key).errorReason];
}

test('an asset’s text that was not known is found and not overwritten: the next press writes the image', async () => {
  const { bulk, rows, asset, image } = setUpUnknown('Good words', () => '');
  expect(await saveTwice(bulk)).toEqual(['changed', null]);
  expect(rows.value[0]?.assetText).toBe('Good words');
  expect([asset.writes, image.writes]).toEqual([[], ['A lake']]);
  await bulk.undoAll();
  expect([asset.writes, image.writes]).toEqual([[], ['A lake', '']]);
});

test.for([
  ['that shows it', { asset: true, image: true }, (shown: string | null) => shown],
  ['that may not be written', { asset: true, image: false }, () => ''],
] as const)('nor is the text of an image %s', async ([, allowed, own]) => {
  const { bulk, permissions, asset, image } = setUpUnknown('Good words', own);
  permissions.value = allowed;
  expect(await saveTwice(bulk)).toEqual(['changed', 'changed']);
  expect([asset.writes, image.writes, bulk.count.value]).toEqual([[], [], 0]);
});

test('a text is written to an asset whose text was not known, where it has none', async () => {
  const { bulk, asset, image } = setUpUnknown('', (shown) => shown);
  bulk.start();
  type(bulk, 'A lake');
  await write(bulk, 'text');
  expect([asset.writes, image.writes, bulk.count.value]).toEqual([['A lake'], [], 0]);
  await bulk.undoAll();
  expect([asset.text, bulk.count.value]).toEqual(['', 1]);
});

test.for(['decorative', 'inherit'] as const)(
  'an image whose setting says %s: only one without a text is in the series',
  (altWord) => {
    const { handle } = keptAsset('a'.repeat(24));
    const { image } = keptImage('page/0', () => '');
    const usage = { ...useWithout(handle, image, 0), altWord };
    const rows = signal([rowOf([usage], recordOf(detailsOf({ id: handle.id, altText: '' })), () => 0)]);
    const editing = createEditing(createManualClock(), () => {});
    const permissions = signal({ asset: true, image: true });
    const bulk = createBulk({ rows, editing, permissions, context: context() });
    expect(bulk.count.value).toBe(altWord === 'inherit' ? 1 : 0);
  },
);

test('an image with an empty text of its own, which does not inherit its asset’s, gets the text as well', async () => {
  const { bulk, asset, images } = setUpUses(1, null, () => '');
  bulk.start();
  type(bulk, 'A lake');
  await write(bulk, 'text');
  expect([asset.writes, images[0]?.writes]).toEqual([['A lake'], ['A lake']]);
  await bulk.undoAll();
  expect([asset.text, images[0]?.writes]).toEqual([null, ['A lake', '']]);
  expect(bulk.summary.value).toMatchObject({ written: 1, notUndone: [] });
});

test.for([null, ''] as const)(
  'an asset that answers %s has no text, whatever its copy says',
  async (text) => {
    const { bulk, asset, images } = setUpUses(1, text === null ? '' : null, (shown) => shown ?? '');
    asset.text = text;
    bulk.start();
    type(bulk, 'A lake');
    await write(bulk, 'text');
    expect([bulk.summary.value?.errorReason, asset.writes, images[0]?.writes]).toEqual([
      null,
      ['A lake'],
      [],
    ]);
  },
);

test('an image that got a text elsewhere during the series is not written by any number of presses', async () => {
  const { bulk, rows, one } = setUp();
  bulk.start();
  type(bulk, 'A lake');
  one.text = 'Somebody’s own words';
  await write(bulk, 'text');
  await write(bulk, 'text');
  const { errorReason, text } = current(bulk);
  expect([errorReason, text, one.writes]).toEqual(['changed', 'A lake', []]);
  expect(rows.value[0]?.assetText).toBe('Somebody’s own words');
});

test('a write before an error can be undone, although the image was skipped', async () => {
  const { bulk, images } = setUpUses(2, '', () => '');
  const [, second] = images;
  if (second) second.refusal = 'forbidden';
  bulk.start();
  await write(bulk, 'decorative');
  expect(current(bulk).errorReason).toBe('forbidden');
  bulk.skip();
  expect(bulk.summary.value).toMatchObject({ decorative: 0, skipped: 1 });
  expect(bulk.canUndo.value).toBe(true);
});

test('closing the series early shows the writes, which can be undone', async () => {
  const { bulk, one } = setUp();
  bulk.start();
  type(bulk, 'A lake');
  await write(bulk, 'text');
  type(bulk, 'half a');
  bulk.close();
  expect(bulk.summary.value).toMatchObject({ written: 1, skipped: 0 });
  expect([bulk.canUndo.value, bulk.summary.value?.unsaved]).toEqual([true, ['half a']]);
  await bulk.undoAll();
  expect(one.text).toBe('');
  bulk.close();
  expect([bulk.summary.value, bulk.step.value]).toEqual([null, null]);
});

test.for(['close', 'leave'] as const)('%s during the series keeps the draft', (end) => {
  const { bulk, rows } = setUp();
  bulk.start();
  bulk[end]();
  expect(bulk.summary.value).toBeNull();
  bulk.start();
  type(bulk, 'half a');
  bulk[end]();
  rows.value = [];
  expect([bulk.summary.value?.written, bulk.summary.value?.unsaved]).toEqual([0, ['half a']]);
  bulk.leave();
  expect(bulk.summary.value).not.toBeNull();
});

/** Holds up what the asset writes until it is let go. */
function hold(kept: { gate: Promise<void> }): () => void {
  let letGo = (): void => {};
  kept.gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  return letGo;
}

test('a write that ends after the series was left is in the summary, can be undone, and begins no other series', async () => {
  const { bulk, rows, one } = setUp();
  const letGo = hold(one);
  bulk.start();
  type(bulk, 'A lake');
  const written = write(bulk, 'text');
  bulk.leave();
  bulk.close();
  bulk.start();
  rows.value = [];
  expect(bulk.step.value).toBeNull();
  letGo();
  await written;
  expect(bulk.summary.value).toMatchObject({ written: 1, skipped: 0 });
  expect(bulk.summary.value?.unsaved).toEqual([]);
  await bulk.undoAll();
  expect(one.text).toBe('');
});

test('a second press of Undo all waits for the first, and so does Close', async () => {
  const { bulk, one } = setUp();
  bulk.start();
  type(bulk, 'A lake');
  await write(bulk, 'text');
  bulk.skip();
  const letGo = hold(one);
  const undone = bulk.undoAll();
  await bulk.undoAll();
  bulk.close();
  bulk.start();
  expect(bulk.summary.value).toMatchObject({ written: 1, notUndone: null });
  expect(bulk.isBusy.value).toBe(true);
  letGo();
  await undone;
  expect([one.text, bulk.summary.value?.notUndone]).toEqual(['', []]);
});

/** A series over images of these assets, and what each was written; writes to the second may fail. */
async function setUpTwo() {
  const { bulk, rows, one, other } = setUp();
  bulk.start();
  return { bulk, rows, one, other, keys: bulk.rows.value.map(({ key }) => key) };
}

test('Back goes to the image before, whose text is undone alone and becomes the draft', async () => {
  const { bulk, one, other, keys } = await setUpTwo();
  type(bulk, 'A lake');
  await write(bulk, 'text');
  type(bulk, 'half a');
  bulk.move(-1);
  expect([currentKey(bulk), current(bulk).result, current(bulk).written]).toEqual([
    keys[0],
    'written',
    'A lake',
  ]);
  await bulk.undo(currentKey(bulk));
  expect([one.text, current(bulk).result, current(bulk).text]).toEqual(['', null, 'A lake']);
  expect([bulk.canUndo.value, bulk.last.value]).toEqual([false, null]);
  bulk.move(1);
  expect([currentKey(bulk), current(bulk).text, other.writes]).toEqual([keys[1], 'half a', []]);
  bulk.move(-1);
  bulk.move(-1);
  expect(currentKey(bulk)).toBe(keys[0]);
});

test('the undo of the last write goes back to its image', async () => {
  const { bulk, one, keys } = await setUpTwo();
  type(bulk, 'A lake');
  await write(bulk, 'text');
  expect([currentKey(bulk), bulk.last.value?.key]).toEqual([keys[1], keys[0]]);
  await bulk.undo(keys[0] ?? '');
  expect([currentKey(bulk), one.text]).toEqual([keys[0], '']);
});

test('the undo of a text that was changed elsewhere leaves it, and says so', async () => {
  const { bulk, one, keys } = await setUpTwo();
  type(bulk, 'A lake');
  await write(bulk, 'text');
  one.text = 'Somebody’s own words';
  await bulk.undo(keys[0] ?? '');
  expect(one.text).toBe('Somebody’s own words');
  expect(bulk.entry(keys[0] ?? '')).toMatchObject({ result: 'written', undoFault: 'changed' });
  await bulk.undo(keys[0] ?? '');
  expect(bulk.entry(keys[0] ?? '')).toMatchObject({ result: 'written', undoFault: 'changed' });
});

/** Why a call may fail while nobody has changed the text. */
const passing = ['missing', 'forbidden', 'hung', 'failed'] as const;

test.for(passing)('Undo all that fails as %s keeps that reason, and can be retried', async (reason) => {
  const { bulk, images } = setUpUses(2, 'Good words', () => '');
  const [first, second] = images;
  bulk.start();
  await write(bulk, 'decorative');
  if (first) first.refusal = reason;
  await bulk.undoAll();
  expect(bulk.summary.value?.notUndone).toEqual([reason]);
  expect([bulk.canUndo.value, second?.writes]).toEqual([true, [null, '']]);
  if (first) first.refusal = null;
  await bulk.undoAll();
  expect([bulk.summary.value?.notUndone, bulk.canUndo.value]).toEqual([[], false]);
  expect(images.map(({ writes }) => writes)).toEqual([
    [null, ''],
    [null, ''],
  ]);
});

test.for(passing)(
  'the undo of one image that fails as %s keeps that reason, and can be retried',
  async (reason) => {
    const { bulk, images } = setUpUses(1, 'Good words', () => '');
    const [image] = images;
    bulk.start();
    const key = currentKey(bulk);
    bulk.show('table');
    await write(bulk, 'decorative');
    if (image) image.refusal = reason;
    await bulk.undo(key);
    expect(bulk.entry(key)).toMatchObject({ result: 'decorative', undoFault: reason });
    if (image) image.refusal = null;
    await bulk.undo(key);
    expect(bulk.entry(key)).toMatchObject({ result: null, undoFault: null });
    expect([image?.writes, bulk.canUndo.value]).toEqual([[null, ''], false]);
  },
);

test('Undo all skips a text that somebody changed, and still counts it', async () => {
  const { bulk, images } = setUpUses(2, 'Good words', () => '');
  const [first, second] = images;
  bulk.start();
  await write(bulk, 'decorative');
  if (first) first.refusal = 'missing';
  second?.writes.push('Somebody’s own words');
  await bulk.undoAll();
  expect(bulk.summary.value?.notUndone).toEqual(['missing', 'changed']);
  if (first) first.refusal = null;
  await bulk.undoAll();
  expect([bulk.summary.value?.notUndone, bulk.canUndo.value]).toEqual([['changed'], false]);
  expect(second?.writes).toEqual([null, 'Somebody’s own words']);
});

test('a failed undo of the image before goes back to it', async () => {
  const { bulk, one, keys } = await setUpTwo();
  type(bulk, 'A lake');
  await write(bulk, 'text');
  one.text = 'Somebody’s own words';
  await bulk.undo(keys[0] ?? '');
  expect(currentKey(bulk)).toBe(keys[0]);
});

test('a write after Undo all ends the message that all was undone', async () => {
  const { bulk, keys } = await setUpTwo();
  bulk.show('table');
  type(bulk, 'A lake');
  await bulk.write(keys[0] ?? '', 'text');
  await bulk.undoAll();
  await bulk.write(keys[0] ?? '', 'text');
  bulk.close();
  expect(bulk.summary.value).toMatchObject({ written: 1, notUndone: null });
});

test('drafts are there again in the next series', async () => {
  const { bulk, keys } = await setUpTwo();
  type(bulk, 'half a');
  bulk.skip();
  type(bulk, 'quarter');
  bulk.close();
  expect(bulk.summary.value?.unsaved).toEqual(['half a', 'quarter']);
  bulk.close();
  bulk.start();
  expect(keys.map((key) => bulk.entry(key))).toMatchObject([
    { text: 'half a', result: null },
    { text: 'quarter', result: null },
  ]);
});

test('in the table each image is written by itself, and all are undone', async () => {
  const { bulk, one, other, keys } = await setUpTwo();
  const [first = '', second = ''] = keys;
  bulk.show('table');
  bulk.type(second, 'A hut');
  bulk.type(first, 'A lake');
  await bulk.write(second, 'text');
  expect([one.text, other.text, bulk.summary.value]).toEqual(['', 'A hut', null]);
  await bulk.write(first, 'text');
  expect([one.text, other.text, bulk.step.value?.of]).toEqual(['A lake', 'A hut', 2]);
  await bulk.undoAll();
  expect([one.text, other.text]).toEqual(['', '']);
  expect([first, second].map((key) => bulk.entry(key).text)).toEqual(['A lake', 'A hut']);
});

test('a write under way in one row of the table does not hold up another', async () => {
  const { bulk, one, other, keys } = await setUpTwo();
  const [first = '', second = ''] = keys;
  const letGo = hold(one);
  bulk.show('table');
  bulk.type(first, 'A lake');
  bulk.type(second, 'A hut');
  const writing = bulk.write(first, 'text');
  await bulk.write(second, 'text');
  expect([bulk.entry(first).isBusy, other.text]).toEqual([true, 'A hut']);
  letGo();
  await writing;
  expect([bulk.entry(first).result, one.text]).toEqual(['written', 'A lake']);
});

test('One by one goes on at the first image without a result', async () => {
  const { bulk, keys } = await setUpTwo();
  bulk.show('table');
  bulk.type(keys[0] ?? '', 'A lake');
  await bulk.write(keys[0] ?? '', 'text');
  bulk.show('steps');
  expect(currentKey(bulk)).toBe(keys[1]);
});

test('an image that leaves the page during the series is passed over, also by Back', async () => {
  const { bulk, rows, keys } = await setUpTwo();
  rows.value = rows.value.slice(1);
  expect([currentKey(bulk), bulk.rows.value.length]).toEqual([keys[1], 1]);
  bulk.move(-1);
  expect(currentKey(bulk)).toBe(keys[1]);
  rows.value = [];
  expect(bulk.step.value).toBeNull();
  expect(bulk.summary.value).toMatchObject({ written: 0, skipped: 0 });
});

test('a draft of spaces is not written', async () => {
  const { bulk, one } = await setUpTwo();
  type(bulk, '  \n ');
  await write(bulk, 'text');
  expect([one.writes, bulk.step.value?.at]).toEqual([[], 0]);
});

test('text typed during a write stays a draft', async () => {
  const { bulk, one, keys } = await setUpTwo();
  const letGo = hold(one);
  type(bulk, 'A lake');
  const writing = write(bulk, 'text');
  type(bulk, 'A lake at dawn');
  letGo();
  await writing;
  expect(bulk.entry(keys[0] ?? '')).toMatchObject({ result: 'written', text: 'A lake at dawn' });
});

test.for([
  ['the asset and the images', { asset: true, image: true }, '', { level: 'asset', images: 3 }],
  ['images only', { asset: false, image: true }, '', { level: 'image', images: 3 }],
  ['an asset that has a text', { asset: true, image: true }, 'Good words', { level: 'image', images: 3 }],
] as const)('where a text is saved: %s', ([, allowed, assetText, destination]) => {
  const { bulk, permissions } = setUpUses(3, assetText, () => '');
  permissions.value = allowed;
  bulk.start();
  expect(bulk.step.value && bulk.destination(bulk.step.value.row)).toEqual(destination);
});

test('the coverage says how many images lack a text, and why some are not written here', () => {
  const { bulk, rows } = setUp();
  const [first, second] = rows.value;
  if (!first || !second) throw new Error('no rows');
  const bound = first.usages.map((one) => ({ ...one, usage: { ...one.usage, isAltBound: true } }));
  const component = { name: 'Card', instances: 2 };
  const inside = first.usages.map((one) => ({ ...one, usage: { ...one.usage, handles: null, component } }));
  rows.value = [
    first,
    second,
    { ...first, key: 'bound', usages: bound },
    { ...first, key: 'inside', usages: inside },
  ];
  bulk.start();
  expect(bulk.coverage.value).toEqual({
    lacking: 4,
    writable: 2,
    obstacles: [
      { obstacle: 'bound', count: 1 },
      { obstacle: 'component', count: 1 },
    ],
  });
});

test.for([
  ['an image whose asset has no text', '', { asset: false, image: false }],
  ['an image whose asset has a text', 'Good words', { asset: true, image: false }],
] as const)('without permission since the series began, %s is forbidden', async ([, assetText, allowed]) => {
  const { bulk, permissions, asset, images } = setUpUses(1, assetText, () => '');
  bulk.start();
  type(bulk, 'A lake');
  permissions.value = allowed;
  await write(bulk, 'text');
  expect(bulk.step.value && bulk.whyNot(bulk.step.value.row)).toBe('forbidden');
  expect([current(bulk).errorReason, asset.writes, images[0]?.writes]).toEqual(['forbidden', [], []]);
  permissions.value = { asset: true, image: true };
  await write(bulk, 'text');
  expect(bulk.summary.value).toMatchObject({ written: 1, errorReason: null });
});

test('without permission there is nothing to write, and the coverage says why', () => {
  const { bulk, permissions } = setUpUses(1, '', () => '');
  permissions.value = { asset: false, image: false };
  bulk.start();
  expect([bulk.count.value, bulk.step.value]).toEqual([0, null]);
  expect(bulk.coverage.value.obstacles).toEqual([{ obstacle: 'notAllowed', count: 1 }]);
});
