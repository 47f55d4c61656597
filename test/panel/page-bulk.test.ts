import { signal } from '@preact/signals-core';
import { expect, test } from 'vitest';
import { createEditing } from '#panel/alt-text/editing.ts';
import type { AssetHandle } from '#panel/designer-image.ts';
import { createBulk } from '#panel/page/bulk.ts';
import { type Row, rowOf } from '#panel/page/row.ts';
import type { Use } from '#panel/page/use.ts';
import { detailsOf } from '#test/support/asset-details.ts';
import { createManualClock } from '#test/support/manual-clock.ts';
import { designerAsset, imageElement, says } from '#test/support/scripted-designer.ts';

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

function rowWithout(handle: AssetHandle, at: number): Row {
  const key = `page/${at}`;
  const { image } = imageElement({ key });
  if (!image) throw new Error('no image');
  const use: Use = {
    element: { kind: 'image', key, image, select: says(true) },
    at,
    as: 'image',
    assetId: handle.id,
    handles: { image, asset: handle },
    altText: '',
    binding: null,
    isAltBound: false,
    component: null,
  };
  return rowOf([use], detailsOf({ id: handle.id, altText: '' }), () => 0);
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
            uses: row.uses.map((use) => ({ ...use, state: value ? 'asset' : 'notSet', text: value })),
            details: detailsOf({ id: row.assetId, altText: value }),
            key: rows.value[at]?.key ?? row.key,
          }
        : row,
    );
  });
  const bulk = createBulk({ rows, editing, may: signal({ asset: true, image: true }) });
  return { bulk, rows, one: one.kept, other: other.kept };
}

test('a text is written to its asset, and the next image is at hand', async () => {
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
    uses: row.uses.map((text) => ({ ...text, use: { ...text.use, ...changes } })),
  }));
  expect(bulk.count.value).toBe(0);
});

test('Skip does nothing while a text is being written: no image is passed over', async () => {
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
] as const)('a text somebody changed meanwhile is not undone: %s', async ([, isReadAgain]) => {
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
