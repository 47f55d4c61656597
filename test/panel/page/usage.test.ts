import { expect, test } from 'vitest';
import { createAssetStore } from '#panel/assets/asset-store.ts';
import { createUsages, type ScannedUsage } from '#panel/page/usage.ts';
import { numberedId, pageImage } from '#test/support/panel/page-elements.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';

const places = [1, 2].map((number): ScannedUsage => {
  const assetId = numberedId(number);
  const element = pageImage(`page/${number}`, assetId);
  return { element, at: number, as: 'image', assetId, handles: null, component: null };
});

test('usages and their list stay the same objects until one of their facts changes', () => {
  const assets = createAssetStore(createManualClock());
  const make = createUsages(assets);
  const before = make(places);
  assets.setDesigner(numberedId(3), { name: 'other.jpg' }, assets.request());
  expect(make(places)).toBe(before);
  assets.setPlacement('page/1', numberedId(1), { altText: 'A lake' }, assets.request());
  const after = make(places);
  expect(after.map(({ usage }) => usage.altText)).toEqual(['A lake', undefined]);
  expect(after[1]).toBe(before[1]);
  assets.setDesigner(numberedId(2), { name: 'two.jpg' }, assets.request());
  expect(make(places)[1]).toMatchObject({
    usage: before[1]?.usage,
    asset: { designer: { name: 'two.jpg' } },
  });
  expect(make(places.slice(1))).toHaveLength(1);
});
