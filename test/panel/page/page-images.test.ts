import { signal } from '@preact/signals-core';
import { expect, test } from 'vitest';
import { createAssetStore } from '#panel/assets/asset-store.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import type { PageElement } from '#panel/designer/page.ts';
import { createPageImages } from '#panel/page/page-images.ts';
import { nothingShown } from '#panel/page/row.ts';
import { numberedId, pageImage, pageImages } from '#test/support/panel/page-elements.ts';
import { createScriptedBackend } from '#test/support/panel/scripted-backend.ts';
import {
  createScriptedDesigner,
  imageElement,
  neverAnswers,
  refuses,
  says,
} from '#test/support/panel/scripted-designer.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';

function setUp(elements: readonly PageElement[] | 'never' | 'forbidden') {
  const backend = createScriptedBackend();
  const clock = createManualClock();
  const assets = createAssetStore(clock);
  const script =
    elements === 'never' ? neverAnswers : elements === 'forbidden' ? refuses('forbidden') : says(elements);
  const designer = createScriptedDesigner({ elements: script });
  const images = createPageImages(designer, backend, assets, clock, () => {}, signal(nothingShown));
  const kind = () => images.progress.value.kind;
  return { assets, backend, clock, designer, images, kind };
}

const keys = (images: ReturnType<typeof setUp>['images']) => images.rows.value.map(({ key }) => key);

test.for([0, 1, 1_000])('a page of %i images is read once and completely', async (many) => {
  const { backend, clock, images, kind } = setUp(pageImages(many));
  images.ensure();
  images.ensure();
  await expect.poll(kind).toBe('read');
  expect(images.progress.value).toEqual({ kind: 'read', done: many, of: many, silent: 0 });
  expect(images.rows.value).toHaveLength(many);
  expect(images.name.value).toBe('Home');
  // As many lookups as it takes, one after the other, and no id twice.
  for (let lookups = 1; lookups <= Math.ceil(many / 500); lookups += 1) {
    clock.advance(timeouts.lookupDelay);
    await expect.poll(() => images.lookupQueue.isBusy.value).toBe(false);
  }
  const asked = backend.others.flatMap((call) => call.replace('lookup ', '').split(','));
  expect(asked.toSorted()).toEqual(Array.from({ length: many }, (_, at) => numberedId(at + 1)));
  expect(images.rows.value.every(({ details }) => details !== null)).toBe(true);
});

test('a thousand usages of one asset are one row and one id to look up', async () => {
  const usages = Array.from({ length: 1_000 }, (_, at) => pageImage(`page/${at}`, numberedId(1)));
  const { backend, clock, images, kind } = setUp(usages);
  images.read();
  await expect.poll(kind).toBe('read');
  clock.advance(timeouts.lookupDelay);
  expect(images.rows.value.map((row) => row.usages.length)).toEqual([1_000]);
  expect(backend.others).toEqual([`lookup ${numberedId(1)}`]);
});

test('two elements with one id, and malformed ids, have rows like others', async () => {
  const { backend, clock, images, kind } = setUp([
    pageImage('page/1', numberedId(1)),
    pageImage('page/1', numberedId(1)),
    pageImage('page/2', 'no id'),
    pageImage('page/3', ''),
  ]);
  images.read();
  await expect.poll(kind).toBe('read');
  clock.advance(timeouts.lookupDelay);
  await expect.poll(() => images.rows.value[0]?.details?.id).toBe(numberedId(1));
  expect(
    images.rows.value.map(({ lookupResult: known, usages }) => [known === 'missing', usages.length]),
  ).toEqual([
    [false, 2],
    [true, 1],
    [true, 1],
  ]);
  expect(backend.others).toEqual([`lookup ${numberedId(1)}`]);
});

test('stopping keeps the images found, and reading can start again', async () => {
  const elements = pageImages(30);
  const { image } = imageElement({ asset: neverAnswers });
  if (!image) throw new Error('no image');
  const stuck = elements.map(
    (element, at): PageElement =>
      at < 20 ? element : { kind: 'image', key: element.key, image, select: says(true) },
  );
  const { clock, designer, images } = setUp(stuck);
  images.read();
  await expect.poll(() => images.progress.value.kind === 'reading').toBe(true);
  await expect
    .poll(() => {
      clock.advance(timeouts.pageRenderInterval);
      return images.progress.value;
    })
    .toEqual({ kind: 'reading', done: 20, of: 30, silent: 0 });
  images.stop();
  expect(images.progress.value).toEqual({ kind: 'stopped', done: 20, of: 30, silent: 0 });
  expect(images.rows.value).toHaveLength(20);
  designer.openPage(says({ id: 'page', name: 'Home' }), says(elements));
  images.read();
  await expect.poll(() => images.progress.value).toEqual({ kind: 'read', done: 30, of: 30, silent: 0 });
});

/** Image elements of which only the first so many answer. */
function answering(many: number, of: number): PageElement[] {
  const stuck = pageImages(of, { asset: neverAnswers });
  return pageImages(of).map((element, at) => (at < many ? element : (stuck[at] ?? element)));
}

test('reading the page again keeps an element’s facts until it has been read again', async () => {
  const { assets, clock, designer, images, kind } = setUp(pageImages(30));
  images.read();
  await expect.poll(kind).toBe('read');
  designer.openPage(says({ id: 'page', name: 'Home' }), says(answering(10, 29)));
  images.read();
  await expect
    .poll(() => {
      clock.advance(timeouts.pageRenderInterval);
      return images.progress.value;
    })
    .toMatchObject({ kind: 'reading', done: 10 });
  // The last one is no longer there.
  expect(keys(images)).toEqual(Array.from({ length: 29 }, (_, at) => numberedId(at + 1)));
  assets.write({ level: 'asset', key: numberedId(29), assetId: numberedId(29), shown: null }, 'A lake');
  images.stop();
  expect(images.rows.value.at(28)?.usages[0]?.text).toBe('A lake');
  expect(kind()).toBe('stopped');
});

test('images found since the last commit are listed when reading stops', async () => {
  let stuck = 0;
  const asset = () => {
    stuck += 1;
    return neverAnswers();
  };
  const { images } = setUp([...pageImages(20), ...pageImages(10, { asset })]);
  images.read();
  await expect.poll(() => stuck).toBe(timeouts.concurrentDesignerCalls);
  expect(images.rows.value).toEqual([]);
  images.stop();
  expect(images.progress.value).toEqual({ kind: 'stopped', done: 20, of: 30, silent: 0 });
  expect(images.rows.value).toHaveLength(20);
});

test('a Designer that refuses is reported, and reading again succeeds', async () => {
  const { designer, images, kind } = setUp('forbidden');
  images.ensure();
  await expect.poll(() => images.progress.value).toEqual({ kind: 'failed', reason: 'forbidden' });
  designer.openPage(says({ id: 'page', name: 'Home' }), says(pageImages(2)));
  images.read();
  await expect.poll(kind).toBe('read');
  expect(images.rows.value).toHaveLength(2);
});

test('results for a page that was left are ignored', async () => {
  const { designer, images, kind } = setUp('never');
  images.read();
  expect(kind()).toBe('reading');
  images.leave();
  expect([kind(), keys(images), images.scope()]).toEqual(['unread', [], null]);
  designer.openPage(says({ id: 'other', name: 'Other' }), says(pageImages(1)));
  images.ensure();
  await expect.poll(kind).toBe('read');
  expect([keys(images), images.scope()]).toEqual([[numberedId(1)], 'page']);
});
