import { expect, test } from 'vitest';
import { assetId } from '#test/support/panel/asset-details.ts';
import { failing, openSiteDesigner } from '#test/support/panel/open-site-designer.ts';

const signal = (): AbortSignal => new AbortController().signal;

/** An asset with a text in each locale, which remembers every write. */
function openAsset(members: object = {}) {
  const texts = new Map<string | undefined, unknown>([
    [undefined, 'A lake'],
    ['german', 'Ein See'],
  ]);
  const writes: unknown[][] = [];
  const asset = {
    id: assetId,
    getAltText: async (...given: [string?]) => texts.get(given[0]) ?? null,
    async setAltText(...given: [string | null, string?]) {
      writes.push(given);
      texts.set(given[1], given[0]);
      return null;
    },
    ...members,
  };
  const { site } = openSiteDesigner({ getAssetById: async (id: string) => (id === assetId ? asset : null) });
  return { site, writes };
}

async function found(members: object = {}) {
  const { site, writes } = openAsset(members);
  const asset = await site.assetById(assetId, signal());
  if (!asset.ok || !asset.value) throw new Error('no asset');
  return { asset: asset.value, writes };
}

test('the alt text is read in the primary locale and in another', async () => {
  const { asset } = await found();
  expect(asset.id).toBe(assetId);
  expect(await asset.altTextIn(null).altText(signal())).toEqual({ ok: true, value: 'A lake' });
  expect(await asset.altTextIn('german').altText(signal())).toEqual({ ok: true, value: 'Ein See' });
  expect(await asset.altTextIn('french').altText(signal())).toEqual({ ok: true, value: null });
});

test('a text is written in its locale alone, and null marks as decorative', async () => {
  const { asset, writes } = await found();
  expect(await asset.altTextIn('german').setAltText('Ein Bergsee', signal())).toEqual({
    ok: true,
    value: null,
  });
  expect(await asset.altTextIn(null).setAltText(null, signal())).toEqual({ ok: true, value: null });
  expect(writes).toEqual([
    ['Ein Bergsee', 'german'],
    [null, undefined],
  ]);
  expect(await asset.altTextIn('german').altText(signal())).toEqual({ ok: true, value: 'Ein Bergsee' });
  expect(await asset.altTextIn(null).altText(signal())).toEqual({ ok: true, value: null });
});

test('an unknown asset is null', async () => {
  expect(await openAsset().site.assetById('0'.repeat(24), signal())).toEqual({ ok: true, value: null });
});

test.for([
  ['Forbidden', 'forbidden'],
  ['ModeForbidden', 'forbidden'],
  ['ResourceMissing', 'missing'],
  ['InvalidRequest', 'failed'],
] as const)('a write that rejects with %s gives %s', async ([tag, reason]) => {
  const { asset } = await found({ setAltText: failing(tag) });
  expect(await asset.altTextIn('german').setAltText('x', signal())).toEqual({ ok: false, reason });
});

test('a text that is no text reads as null', async () => {
  const { asset } = await found({ getAltText: async () => 7 });
  expect(await asset.altTextIn(null).altText(signal())).toEqual({ ok: true, value: null });
});
