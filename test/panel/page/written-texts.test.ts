import { signal } from '@preact/signals-core';
import { expect, test } from 'vitest';
import { createAssetStore } from '#panel/assets/asset-store.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import type { PageElement } from '#panel/designer/page.ts';
import { createPageImages } from '#panel/page/page-images.ts';
import { nothingShown } from '#panel/page/row.ts';
import { latestFacts } from '#rules/audit/asset-facts.ts';
import { detailsOf } from '#test/support/panel/asset-details.ts';
import { numberedId, pageImage, pageImages } from '#test/support/panel/page-elements.ts';
import { createScriptedBackend, knowsEveryAssetAs } from '#test/support/panel/scripted-backend.ts';
import { createScriptedDesigner, designerAsset, says } from '#test/support/panel/scripted-designer.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';

function setUp(elements: readonly PageElement[]) {
  const backend = createScriptedBackend();
  const clock = createManualClock();
  const assets = createAssetStore(clock);
  const designer = createScriptedDesigner({ elements: says(elements) });
  const images = createPageImages(designer, backend, assets, clock, () => {}, signal(nothingShown));
  const kind = () => images.progress.value.kind;
  return { assets, backend, clock, images, kind };
}

const ofAsset = (number: number) => ({
  level: 'asset' as const,
  key: numberedId(number),
  assetId: numberedId(number),
  shown: null,
});
const statesOf = (images: ReturnType<typeof setUp>['images']) =>
  images.rows.value.map(({ usages }) => usages.map(({ state, text }) => `${state} ${text}`).join());

/** A page of two images that follow their assets, which have no text, while a third is still being read. */
async function readingTwo() {
  const unset = { altText: says('') };
  let answer = (): void => {};
  const third = pageImage('page/2', numberedId(3), {
    altText: () =>
      new Promise((resolve) => {
        answer = () => resolve({ ok: true, value: '' });
      }),
  });
  const made = setUp([...pageImages(2, unset), third]);
  made.backend.scriptLookup(knowsEveryAssetAs({ altText: null }));
  made.images.read();
  await expect
    .poll(() => {
      made.clock.advance(timeouts.lookupDelay);
      return statesOf(made.images);
    })
    .toEqual(['notSet ', 'notSet ']);
  return { ...made, answer: () => answer() };
}

test('an alt text written while the page is being read stays', async () => {
  const { assets, images, kind, answer } = await readingTwo();
  assets.write(ofAsset(1), 'A lake');
  assets.write(ofAsset(3), 'A hut');
  answer();
  await expect.poll(kind).toBe('read');
  expect(statesOf(images).slice(0, 2)).toEqual(['asset A lake', 'notSet ']);
  expect(images.rows.value[2]?.usages[0]?.text).toBe('A hut');
});

test('undoing an asset’s text to none leaves its images not set, and not decorative', async () => {
  const { assets, images, kind, answer } = await readingTwo();
  answer();
  await expect.poll(kind).toBe('read');
  const before = statesOf(images);
  assets.write(ofAsset(1), 'A lake');
  assets.write(ofAsset(1), null);
  expect(statesOf(images)).toEqual(before);
});

test('a decorative image does not inherit its asset’s text', async () => {
  const { assets, clock, images } = setUp([pageImage('page/1', numberedId(1), { altText: says(null) })]);
  images.read();
  await expect
    .poll(() => {
      clock.advance(timeouts.lookupDelay);
      return assets.asset(numberedId(1)).details;
    })
    .not.toBeNull();
  assets.write({ ...ofAsset(1), shown: undefined }, null);
  assets.write(ofAsset(1), 'A lake');
  expect(statesOf(images)).toEqual(['decorative ']);
});

test.for([
  ['read before it was written', -1, 'A lake'],
  ['read since', 1, 'Somebody’s'],
] as const)('a copy of the alt text that was %s', async ([, seconds, expected]) => {
  const { assets, backend, clock, images, kind, answer } = await readingTwo();
  answer();
  await expect.poll(kind).toBe('read');
  assets.write(ofAsset(1), 'A lake');
  const fetchedAt = new Date(
    Math.max(clock.now(), Date.parse(detailsOf().fetchedAt)) + seconds * 1_000,
  ).toISOString();
  backend.scriptLookup(knowsEveryAssetAs({ altText: 'Somebody’s', fetchedAt }));
  const lookups = () => backend.others.length;
  const before = lookups();
  images.read();
  await expect
    .poll(() => {
      clock.advance(timeouts.lookupDelay);
      return lookups() > before && !images.lookupQueue.isBusy.value;
    })
    .toBe(true);
  expect(images.rows.value[0]?.assetText).toBe(expected);
  expect(latestFacts(assets.asset(numberedId(1))).altText).toBe(expected);
});

test('a written alt text is shown at once in every row', async () => {
  const own = { asset: says(designerAsset({ id: numberedId(1) })) };
  const { assets, backend, clock, images, kind } = setUp([
    pageImage('page/1', numberedId(1), { ...own, altText: says('') }),
    pageImage('page/2', numberedId(1), { ...own, altText: says('Its own') }),
  ]);
  backend.scriptLookup(knowsEveryAssetAs({ altText: '' }));
  images.read();
  await expect.poll(kind).toBe('read');
  clock.advance(timeouts.lookupDelay);
  await expect.poll(() => assets.asset(numberedId(1)).details).not.toBeNull();
  const texts = () => images.rows.value[0]?.usages.map(({ text }) => text);
  const target = { assetId: numberedId(1), shown: '' };
  assets.write({ ...target, level: 'asset', key: numberedId(1) }, 'A lake');
  expect(texts()).toEqual(['A lake', 'Its own']);
  assets.write({ ...target, level: 'image', key: 'page/2' }, 'Another');
  expect(texts()).toEqual(['A lake', 'Another']);
});
