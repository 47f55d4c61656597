import { expect, test } from 'vitest';
import type { PageElement } from '#panel/designer-page.ts';
import { createPageImages } from '#panel/page/page-images.ts';
import { createSeenRows } from '#panel/page/seen-rows.ts';
import * as timing from '#panel/timing.ts';
import { detailsOf } from '#test/support/asset-details.ts';
import { createManualClock } from '#test/support/manual-clock.ts';
import { numberedId, pageImage, pageImages } from '#test/support/page-elements.ts';
import { createScriptedBackend } from '#test/support/scripted-backend.ts';
import {
  createScriptedDesigner,
  designerAsset,
  imageElement,
  neverAnswers,
  refuses,
  says,
} from '#test/support/scripted-designer.ts';

function setUp(elements: readonly PageElement[] | 'never' | 'forbidden') {
  const backend = createScriptedBackend();
  const clock = createManualClock();
  const script =
    elements === 'never' ? neverAnswers : elements === 'forbidden' ? refuses('forbidden') : says(elements);
  const designer = createScriptedDesigner({ elements: script });
  const images = createPageImages(designer, backend, clock, createSeenRows(backend, clock));
  const kind = () => images.progress.value.kind;
  return { backend, clock, designer, images, kind };
}

const keys = (images: ReturnType<typeof setUp>['images']) => images.rows.value.map(({ key }) => key);

test.for([0, 1, 1_000])('a page of %i images is read once and told whole', async (many) => {
  const { backend, clock, images, kind } = setUp(pageImages(many));
  images.ensure();
  images.ensure();
  await expect.poll(kind).toBe('read');
  expect(images.progress.value).toEqual({ kind: 'read', done: many, of: many, silent: 0 });
  expect(images.rows.value).toHaveLength(many);
  expect(images.name.value).toBe('Home');
  // As many lookups as it takes, one after the other, and no id twice.
  for (let lookups = 1; lookups <= Math.ceil(many / 500); lookups += 1) {
    clock.advance(timing.gathering);
    await expect.poll(() => images.lookingUp.isBusy.value).toBe(false);
  }
  const asked = backend.others.flatMap((call) => call.replace('lookup ', '').split(','));
  expect(asked.toSorted()).toEqual(Array.from({ length: many }, (_, at) => numberedId(at + 1)));
  expect(images.rows.value.every(({ details }) => details !== null)).toBe(true);
});

test('a thousand uses of one asset are one row and one id to look up', async () => {
  const uses = Array.from({ length: 1_000 }, (_, at) => pageImage(`page/${at}`, numberedId(1)));
  const { backend, clock, images, kind } = setUp(uses);
  images.read();
  await expect.poll(kind).toBe('read');
  clock.advance(timing.gathering);
  expect(images.rows.value.map((row) => row.uses.length)).toEqual([1_000]);
  expect(backend.others).toEqual([`lookup ${numberedId(1)}`]);
});

test('two elements of one id, and ids that are none, are rows like others', async () => {
  const { backend, clock, images, kind } = setUp([
    pageImage('page/1', numberedId(1)),
    pageImage('page/1', numberedId(1)),
    pageImage('page/2', 'no id'),
    pageImage('page/3', ''),
  ]);
  images.read();
  await expect.poll(kind).toBe('read');
  clock.advance(timing.gathering);
  await expect.poll(() => images.rows.value[0]?.details?.id).toBe(numberedId(1));
  expect(images.rows.value.map(({ known, uses }) => [known === 'missing', uses.length])).toEqual([
    [false, 2],
    [true, 1],
    [true, 1],
  ]);
  expect(backend.others).toEqual([`lookup ${numberedId(1)}`]);
});

test('reading that is stopped keeps what it found, and can be begun again', async () => {
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
      clock.advance(timing.pagePaint);
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

test('a Designer that refuses is said, and reading again mends it', async () => {
  const { designer, images, kind } = setUp('forbidden');
  images.ensure();
  await expect.poll(() => images.progress.value).toEqual({ kind: 'failed', fault: 'forbidden' });
  designer.openPage(says({ id: 'page', name: 'Home' }), says(pageImages(2)));
  images.read();
  await expect.poll(kind).toBe('read');
  expect(images.rows.value).toHaveLength(2);
});

test('what comes of a page that was left is dropped', async () => {
  const { designer, images, kind } = setUp('never');
  images.read();
  expect(kind()).toBe('reading');
  images.forget();
  expect([kind(), keys(images), images.scope()]).toEqual(['unread', [], null]);
  designer.openPage(says({ id: 'other', name: 'Other' }), says(pageImages(1)));
  images.ensure();
  await expect.poll(kind).toBe('read');
  expect([keys(images), images.scope()]).toEqual([[numberedId(1)], 'page']);
});

test('an alt text that was just written is taken up where it shows', async () => {
  const own = { asset: says(designerAsset({ id: numberedId(1) })) };
  const { backend, clock, images, kind } = setUp([
    pageImage('page/1', numberedId(1), { ...own, altText: says('') }),
    pageImage('page/2', numberedId(1), { ...own, altText: says('Its own') }),
  ]);
  backend.scriptLookup(async (ids, _signal, onNews) => {
    onNews({ assets: ids.map((id) => detailsOf({ id, altText: '' })) });
    return { ok: true, value: null };
  });
  images.read();
  await expect.poll(kind).toBe('read');
  clock.advance(timing.gathering);
  await expect.poll(() => images.known(numberedId(1))).toBeDefined();
  const texts = () => images.rows.value[0]?.uses.map(({ text }) => text);
  const target = { assetId: numberedId(1), handle: designerAsset(), shown: '', inherits: false };
  images.noteAltText({ ...target, level: 'asset', key: numberedId(1) }, 'A lake');
  expect(texts()).toEqual(['A lake', 'Its own']);
  images.noteAltText({ ...target, level: 'image', key: 'page/2' }, 'Another');
  expect(texts()).toEqual(['A lake', 'Another']);
});

const ofAsset = (number: number) => ({
  level: 'asset' as const,
  key: numberedId(number),
  assetId: numberedId(number),
  handle: designerAsset({ id: numberedId(number) }),
  shown: null,
  inherits: false,
});
const statesOf = (images: ReturnType<typeof setUp>['images']) =>
  images.rows.value.map(({ uses }) => uses.map(({ state, text }) => `${state} ${text}`).join());

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
  made.backend.scriptLookup(async (ids, _signal, onNews) => {
    onNews({ assets: ids.map((id) => detailsOf({ id, altText: null })) });
    return { ok: true, value: null };
  });
  made.images.read();
  await expect
    .poll(() => {
      made.clock.advance(timing.gathering);
      return statesOf(made.images);
    })
    .toEqual(['notSet ', 'notSet ']);
  return { ...made, answer: () => answer() };
}

test('an alt text that is written while the page is being read stays', async () => {
  const { images, kind, answer } = await readingTwo();
  images.noteAltText(ofAsset(1), 'A lake');
  images.noteAltText(ofAsset(3), 'A hut');
  answer();
  await expect.poll(kind).toBe('read');
  expect(statesOf(images).slice(0, 2)).toEqual(['asset A lake', 'notSet ']);
  expect(images.rows.value[2]?.uses[0]?.text).toBe('A hut');
});

test('an asset whose text is undone to none leaves its images not set, and not decorative', async () => {
  const { images, kind, answer } = await readingTwo();
  answer();
  await expect.poll(kind).toBe('read');
  const before = statesOf(images);
  images.noteAltText(ofAsset(1), 'A lake');
  images.noteAltText(ofAsset(1), null);
  expect(statesOf(images)).toEqual(before);
});

test('a decorative image does not follow its asset', async () => {
  const { clock, images } = setUp([pageImage('page/1', numberedId(1), { altText: says(null) })]);
  images.read();
  await expect
    .poll(() => {
      clock.advance(timing.gathering);
      return images.known(numberedId(1));
    })
    .toBeDefined();
  images.noteAltText({ ...ofAsset(1), shown: undefined }, null);
  images.noteAltText(ofAsset(1), 'A lake');
  expect(statesOf(images)).toEqual(['decorative ']);
});

test.for([
  ['read before it was written', -1, 'A lake'],
  ['read since', 1, 'Somebody’s'],
] as const)('a copy of the alt text that was %s', async ([, seconds, expected]) => {
  const { backend, clock, images, kind, answer } = await readingTwo();
  answer();
  await expect.poll(kind).toBe('read');
  images.noteAltText(ofAsset(1), 'A lake');
  const fetchedAt = new Date(
    Math.max(clock.now(), Date.parse(detailsOf().fetchedAt)) + seconds * 1_000,
  ).toISOString();
  backend.scriptLookup(async (ids, _signal, onNews) => {
    onNews({ assets: ids.map((id) => detailsOf({ id, altText: 'Somebody’s', fetchedAt })) });
    return { ok: true, value: null };
  });
  const lookups = () => backend.others.length;
  const before = lookups();
  images.read();
  await expect
    .poll(() => {
      clock.advance(timing.gathering);
      return lookups() > before && !images.lookingUp.isBusy.value;
    })
    .toBe(true);
  expect(images.known(numberedId(1))).toMatchObject({ altText: expected });
});
