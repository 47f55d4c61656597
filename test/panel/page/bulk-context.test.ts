import { signal } from '@preact/signals-core';
import { expect, test } from 'vitest';
import { createAssetStore } from '#panel/assets/asset-store.ts';
import { createBulkContext } from '#panel/page/bulk-context.ts';
import { rowOf } from '#panel/page/row.ts';
import type { Usage } from '#panel/page/usage.ts';
import type { LinkAround } from '#rules/alt-text/link-around.ts';
import { detailsOf } from '#test/support/panel/asset-details.ts';
import { recordOf } from '#test/support/panel/asset-record.ts';
import { numberedId } from '#test/support/panel/page-elements.ts';
import { designerAsset, imageElement, refuses, says } from '#test/support/panel/scripted-designer.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';

const bare: LinkAround = { to: '/huts', label: '', text: '', images: [], isComplete: true };

/** A row of one image without a text; `link` is what the Designer responds, and how often it was asked. */
function rowWith(number: number, link: LinkAround | undefined, known?: LinkAround) {
  const row = { asked: 0 };
  const { image } = imageElement({
    key: `page/${number}`,
    link: async () => {
      row.asked += 1;
      return { ok: true, value: link };
    },
  });
  if (!image) throw new Error('no image');
  const asset = designerAsset({ id: numberedId(number) });
  const usage: Usage = {
    element: { kind: 'image', key: `page/${number}`, image, select: says(true) },
    at: number,
    as: 'image',
    assetId: asset.id,
    handles: { image, asset },
    component: null,
    altText: '',
    binding: null,
    isAltBound: false,
    width: undefined,
    link: known,
  };
  return Object.assign(row, {
    usage,
    row: rowOf([usage], recordOf(detailsOf({ id: asset.id, altText: '' })), () => 0),
  });
}

function setUp() {
  const assets = createAssetStore(createManualClock());
  const headings = signal<ReadonlyMap<string, string>>(new Map([['page/1', 'Lakes']]));
  const ofText = (key: string, text: string): number => (text === 'A lake' && key !== '' ? 2 : 0);
  const repeats = signal({ of: () => 0, ofText });
  return { assets, headings, context: createBulkContext({ assets, headings, repeats, reachOf: () => null }) };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

test('links are read one by one, each once, and stored for every view', async () => {
  const { assets, context } = setUp();
  const [one, other] = [rowWith(1, bare), rowWith(2, undefined)];
  context.read([one.row, other.row]);
  context.read([one.row, other.row]);
  await settled();
  context.read([one.row, other.row]);
  await settled();
  expect([one.asked, other.asked]).toEqual([1, 1]);
  expect(assets.usage('page/1', numberedId(1)).placement.link).toEqual(bare);
});

test('rows that are scrolled past are not read', async () => {
  const { context } = setUp();
  const rows = [1, 2, 3].map((number) => rowWith(number, undefined));
  context.read(rows.slice(0, 2).map(({ row }) => row));
  context.read(rows.slice(2).map(({ row }) => row));
  await settled();
  expect(rows.map(({ asked }) => asked)).toEqual([1, 0, 1]);
});

test('a link that arrives after its page was left is not stored', async () => {
  const { assets, context } = setUp();
  const { row } = rowWith(1, bare);
  context.read([row]);
  context.leave();
  await settled();
  expect(assets.usage('page/1', numberedId(1)).placement.link).toBeUndefined();
});

test('a Designer that does not return the link leaves it unknown', async () => {
  const { assets, context } = setUp();
  const { usage } = rowWith(1, bare);
  const { image } = imageElement({ link: refuses('hung') });
  if (!image || !usage.handles) throw new Error('no image');
  const hung = { ...usage, handles: { ...usage.handles, image } };
  context.read([rowOf([hung], recordOf(detailsOf({ id: numberedId(1), altText: '' })), () => 0)]);
  await settled();
  expect(assets.usage('page/1', numberedId(1)).placement.link).toBeUndefined();
});

test('an image has the heading before it and the target of its link', () => {
  const { context } = setUp();
  const { row } = rowWith(1, undefined, bare);
  expect([context.heading(row), context.link(row)?.to]).toEqual(['Lakes', '/huts']);
  expect([context.heading(rowWith(2, undefined).row), context.link(rowWith(2, undefined).row)]).toEqual([
    undefined,
    undefined,
  ]);
});

test.for([
  ['a good text', 'Two ridges at dawn', undefined, []],
  ['an empty text, which every image of the series has', '', undefined, []],
  ['an empty text that leaves its link without a name', ' ', bare, ['linkSilent']],
  ['a text that names its link', 'To the huts', bare, ['link']],
  ['the text of another image', 'A lake', undefined, ['repeated']],
  ['words that screen readers say anyway', 'Image of a hut', undefined, ['redundant']],
  ['the name of a file', 'IMG_0042.jpg', undefined, ['extension']],
] as const)('issues of %s', ([, text, link, rules]) => {
  const { context } = setUp();
  const { row } = rowWith(1, undefined, link);
  expect(context.issues(row, text).map(({ rule }) => rule)).toEqual(rules);
});
