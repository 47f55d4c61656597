import { expect, test } from 'vitest';
import { createAssetStore } from '#panel/assets/asset-store.ts';
import { altOf } from '#rules/audit/usage-facts.ts';
import { assetId } from '#test/support/panel/asset-details.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';

test.for([
  ['the first text of an asset is its image’s too', '', null, 'A lake', 'asset'],
  ['an asset without a text leaves its image not set', 'A lake', 'A lake', null, 'notSet'],
  ['an image with a text of its own keeps it', 'Its own', 'A lake', null, 'image'],
  ['a decorative image stays so', null, null, 'A lake', 'decorative'],
] as const)('%s', ([, element, before, written, state]) => {
  const assets = createAssetStore(createManualClock());
  assets.setDesigner(assetId, { altText: before }, assets.request());
  assets.setPlacement('page/1', assetId, { altText: element }, assets.request());
  assets.write({ level: 'asset', key: assetId, assetId, shown: before }, written);
  const { placement } = assets.usage('page/1', assetId);
  expect(altOf(assets.asset(assetId), { as: 'image', ...placement }).state).toBe(state);
});
