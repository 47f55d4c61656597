import { signal } from '@preact/signals-core';
import { expect, test } from 'vitest';
import { createEditing } from '#panel/alt-text/editing.ts';
import type { AssetHandle, ImageHandle } from '#panel/designer/image.ts';
import { createBulk } from '#panel/page/bulk.ts';
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
  const kept = { writes: [] as (string | null)[], refuses: false };
  const { image } = imageElement({
    key,
    altText: async () => ({ ok: true, value: kept.writes.at(-1) ?? own() }),
    async setAltText(text) {
      if (kept.refuses) return { ok: false, reason: 'forbidden' };
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
  const bulk = createBulk({ rows, editing, permissions: signal({ asset: true, image: true }) });
  return { bulk, rows, one: one.kept, other: other.kept };
}

test('a text is written to its asset, and the next image is the current one', async () => {
  const { bulk, one, other } = setUp();
  expect(bulk.count.value).toBe(2);
  bulk.start();
  bulk.type('A lake');
  await bulk.write('text');
  expect([one.text, other.text]).toEqual(['A lake', '']);
  expect(bulk.step.value).toMatchObject({ at: 1, of: 2 });
  bulk.skip();
  expect(bulk.summary.value).toEqual({ written: 1, decorative: 0, skipped: 1, notUndone: null });
  await bulk.undoAll();
  expect(one.text).toBe('');
  expect(bulk.summary.value?.notUndone).toBe(0);
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
  bulk.type('A lake');
  const written = bulk.write('text');
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
  bulk.type('A lake');
  await bulk.write('text');
  bulk.skip();
  one.text = 'Somebody’s own words';
  rows.value = isReadAgain
    ? rows.value.map((row) => ({ ...row, details: detailsOf({ id: row.assetId ?? '', altText: one.text }) }))
    : [];
  await bulk.undoAll();
  expect(one.text).toBe('Somebody’s own words');
  expect(bulk.summary.value?.notUndone).toBe(1);
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
    bulk: createBulk({ rows, editing, permissions }),
    permissions,
    asset,
    images: images.map(({ kept }) => kept),
  };
}

test('the text of an asset is not overwritten: an image without a text gets its own', async () => {
  const { bulk, permissions, asset, images } = setUpUses(1, 'Good words', () => '');
  bulk.start();
  bulk.type('A lake');
  await bulk.write('text');
  expect([asset.writes, images[0]?.writes]).toEqual([[], ['A lake']]);
  await bulk.undoAll();
  expect(images[0]?.writes).toEqual(['A lake', '']);
  permissions.value = { asset: true, image: false };
  expect(bulk.count.value).toBe(0);
});

test('an image with an empty text of its own, which does not inherit its asset’s, gets the text as well', async () => {
  const { bulk, asset, images } = setUpUses(1, null, () => '');
  bulk.start();
  bulk.type('A lake');
  await bulk.write('text');
  expect([asset.writes, images[0]?.writes]).toEqual([['A lake'], ['A lake']]);
  await bulk.undoAll();
  expect([asset.text, images[0]?.writes]).toEqual([null, ['A lake', '']]);
  expect(bulk.summary.value).toMatchObject({ written: 1, notUndone: 0 });
});

test.for([null, ''] as const)(
  'an asset that answers %s has no text, whatever its copy says',
  async (text) => {
    const { bulk, asset, images } = setUpUses(1, text === null ? '' : null, (shown) => shown ?? '');
    asset.text = text;
    bulk.start();
    bulk.type('A lake');
    await bulk.write('text');
    expect([bulk.errorReason.value, asset.writes, images[0]?.writes]).toEqual([null, ['A lake'], []]);
  },
);

test('an image that got a text elsewhere during the series is not written by any number of presses', async () => {
  const { bulk, rows, one } = setUp();
  bulk.start();
  bulk.type('A lake');
  one.text = 'Somebody’s own words';
  await bulk.write('text');
  await bulk.write('text');
  expect([bulk.errorReason.value, bulk.text.value, one.writes]).toEqual(['changed', 'A lake', []]);
  expect(rows.value[0]?.assetText).toBe('Somebody’s own words');
});

test('a write before an error can be undone, although the image was skipped', async () => {
  const { bulk, images } = setUpUses(2, '', () => '');
  const [, second] = images;
  if (second) second.refuses = true;
  bulk.start();
  await bulk.write('decorative');
  expect(bulk.errorReason.value).toBe('forbidden');
  bulk.skip();
  expect(bulk.summary.value).toMatchObject({ decorative: 0, skipped: 1 });
  expect(bulk.canUndo.value).toBe(true);
});

test('closing the series early shows the writes, which can be undone', async () => {
  const { bulk, one } = setUp();
  bulk.start();
  bulk.type('A lake');
  await bulk.write('text');
  bulk.type('half a');
  bulk.close();
  expect(bulk.summary.value).toMatchObject({ written: 1, skipped: 0 });
  expect([bulk.canUndo.value, bulk.text.value]).toEqual([true, 'half a']);
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
  bulk.type('half a');
  bulk[end]();
  rows.value = [];
  expect([bulk.summary.value?.written, bulk.text.value]).toEqual([0, 'half a']);
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
  bulk.type('A lake');
  const written = bulk.write('text');
  bulk.leave();
  bulk.close();
  bulk.start();
  rows.value = [];
  expect(bulk.step.value).toBeNull();
  letGo();
  await written;
  expect(bulk.summary.value).toMatchObject({ written: 1, skipped: 0 });
  expect(bulk.text.value).toBe('');
  await bulk.undoAll();
  expect(one.text).toBe('');
});

test('a second press of Undo all waits for the first, and so does Close', async () => {
  const { bulk, one } = setUp();
  bulk.start();
  bulk.type('A lake');
  await bulk.write('text');
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
  expect([one.text, bulk.summary.value?.notUndone]).toEqual(['', 0]);
});
