import { computed, effect } from '@preact/signals-core';
import { describe, expect, test } from 'vitest';
import { createAssetStore } from '#panel/assets/asset-store.ts';
import { emptyAsset, fileOf } from '#panel/assets/facts.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import { latestFacts } from '#rules/audit/asset-facts.ts';
import { assetId, detailsOf, otherAssetId } from '#test/support/panel/asset-details.ts';
import { numberedId } from '#test/support/panel/page-elements.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';

const key = 'page/1';
const missing = { code: 'asset_not_found', connectUrl: null, requestId: null, retryAt: null } as const;
const measured = (id = assetId) => {
  const file = { url: null, bytes: 9, type: null, servedType: null, width: 600, height: 400 };
  return { assetId: id, original: { ...file, animated: null, reason: null }, variants: [] };
};

function open() {
  const clock = createManualClock();
  const store = createAssetStore(clock);
  const ofAsset = { level: 'asset', key: assetId, assetId, shown: undefined } as const;
  return {
    clock,
    store,
    text: () => latestFacts(store.asset(assetId)).altText,
    textOf: (usage = key, id = assetId) => store.usage(usage, id).placement.altText,
    writeAsset: (value: string | null, shown?: string | null) => store.write({ ...ofAsset, shown }, value),
    writeImage: (value: string | null) =>
      store.write({ level: 'image', key, assetId, shown: undefined }, value),
    details: (altText: string | null, fetchedAt: string, request = store.request()) =>
      store.setDetails(detailsOf({ altText, fetchedAt }), request),
  };
}

const before = '2026-03-01T11:59:00.000Z';
const after = '2026-03-01T12:00:01.000Z';

describe('the alt text of an asset is', () => {
  test('the Designer’s, where the backend’s copy was read before it answered', () => {
    const { store, details, text } = open();
    store.setDesigner(assetId, { altText: 'Of the Designer' }, store.request());
    details('Of the backend', before);
    expect(text()).toBe('Of the Designer');
  });

  test('the backend’s, where its copy was requested and read after the Designer had answered', () => {
    const { store, details, text } = open();
    store.setDesigner(assetId, { altText: 'Of the Designer' }, store.request());
    details('Of the backend', after);
    expect(text()).toBe('Of the backend');
  });

  test.for(['Designer', 'backend'])(
    'the Designer’s where both were asked at once and the %s answers last',
    (last) => {
      const { store, details, text } = open();
      const designerRequest = store.request();
      const backendRequest = store.request();
      const answers = [
        () => store.setDesigner(assetId, { altText: 'Of the Designer' }, designerRequest),
        () => details('Of the backend', after, backendRequest),
      ];
      for (const answer of last === 'backend' ? answers : answers.toReversed()) answer();
      expect(text()).toBe('Of the Designer');
    },
  );

  test('the one written, whatever was requested before and comes after', () => {
    const { store, details, text, writeAsset } = open();
    const [designerRequest, backendRequest] = [store.request(), store.request()];
    writeAsset('Written');
    store.setDesigner(assetId, { name: 'hero.jpg', altText: 'Before' }, designerRequest);
    details('Before', after, backendRequest);
    expect(text()).toBe('Written');
    expect(store.asset(assetId).designer.name).toBe('hero.jpg');
  });

  test('the one written, where a copy made before comes later from a backend whose clock is ahead', () => {
    const { details, text, writeAsset } = open();
    details('Before', after);
    writeAsset('Written');
    details('Before', after);
    expect(text()).toBe('Written');
    details('Somebody’s', '2026-03-01T12:00:02.000Z');
    expect(text()).toBe('Somebody’s');
  });
});

describe('the alt text of a usage', () => {
  test.for([
    ['follows its asset by Webflow’s mark', '__wf_reserved_inherit', 'Old', 'New', 'New'],
    ['follows its asset where both say the same', 'Old', 'Old', 'New', 'New'],
    ['follows its asset where neither has a text', '', null, 'New', 'New'],
    ['is empty, and not decorative, where its asset’s is undone to none', 'Old', 'Old', null, ''],
    ['stays where it is its own', 'Its own', 'Old', 'New', 'Its own'],
    ['stays decorative', null, 'Old', 'New', null],
  ] as const)('%s', ([, element, old, written, expected]) => {
    const { store, details, textOf, writeAsset } = open();
    details(old, before);
    store.setPlacement(key, assetId, { altText: element }, store.request());
    writeAsset(written);
    expect(textOf()).toBe(expected);
    // The same where the element was asked before the write and answers after it.
    const late = open();
    late.details(old, before);
    const request = late.store.request();
    late.writeAsset(written);
    late.store.setPlacement(key, assetId, { altText: element }, request);
    expect(late.textOf()).toBe(expected);
  });

  test('follows through a text that is written, undone to none, and written again', () => {
    const { store, details, textOf, writeAsset } = open();
    details('Old', before);
    store.setPlacement(key, assetId, { altText: 'Old' }, store.request());
    for (const text of ['One', null, 'Two']) writeAsset(text);
    expect(textOf()).toBe('Two');
  });

  test('follows an asset that only the view knows', () => {
    const { store, textOf, writeAsset } = open();
    store.setPlacement(key, assetId, { altText: 'Old' }, store.request());
    writeAsset('New', 'Old');
    expect(textOf()).toBe('New');
  });

  test('the word in its settings goes with a text that is written, also where the settings answer later', () => {
    const { store, writeImage, writeAsset, textOf } = open();
    const word = () => store.usage(key, assetId).placement.altWord;
    const request = store.request();
    const settings = { boundFile: undefined, boundAltText: undefined, altWord: 'decorative' } as const;
    store.setPlacement(key, assetId, { altText: 'Old' }, request);
    store.setPlacement(key, assetId, settings, request);
    writeAsset('New', 'Old');
    expect([word(), textOf()]).toEqual(['decorative', 'Old']);
    writeImage('Written');
    expect(word()).toBeUndefined();
    store.setPlacement(key, assetId, settings, request);
    expect([word(), textOf()]).toEqual([undefined, 'Written']);
    store.setPlacement(key, assetId, settings, store.request());
    expect(word()).toBe('decorative');
  });

  test('is the one written, whatever was requested before', () => {
    const { store, textOf, writeImage } = open();
    const request = store.request();
    writeImage('Written');
    store.setPlacement(key, assetId, { altText: 'Before', width: 300 }, request);
    expect(textOf()).toBe('Written');
    expect(store.usage(key, assetId).placement.width).toBe(300);
  });

  test('belongs to one asset: what was said of the element under another is not shown', () => {
    const { store, textOf } = open();
    store.setPlacement(key, assetId, { altText: 'Of one' }, store.request());
    store.completeUsage(key, assetId);
    expect(store.usage(key, otherAssetId)).toMatchObject({ placement: {}, isComplete: false });
    store.setPlacement(key, otherAssetId, { width: 300 }, store.request());
    expect(textOf(key, otherAssetId)).toBeUndefined();
  });
});

describe('details', () => {
  test('of an older request, or an older copy, change nothing', () => {
    const { store } = open();
    const old = store.request();
    store.setDetails(detailsOf({ displayName: 'new.jpg', fetchedAt: after }), store.request());
    store.setDetails(detailsOf({ displayName: 'old.jpg', fetchedAt: after }), old);
    store.setDetails(detailsOf({ displayName: 'old.jpg', fetchedAt: before }), store.request());
    store.deny(assetId, missing, old);
    expect(store.asset(assetId)).toMatchObject({ details: { displayName: 'new.jpg' }, refusal: null });
  });

  test('of another file drop what was measured, and those of the same keep it', () => {
    const { store } = open();
    store.setDetails(detailsOf(), store.request());
    store.setMeasured(assetId, fileOf(detailsOf()), measured());
    store.setDetails(detailsOf({ displayName: 'renamed.jpg' }), store.request());
    expect(store.asset(assetId).measured).toEqual(measured());
    store.setDetails(detailsOf({ lastUpdated: after }), store.request());
    expect(store.asset(assetId).measured).toBeUndefined();
    store.setMeasured(assetId, fileOf(detailsOf()), measured());
    expect(store.asset(assetId).measured, 'of the file before').toBeUndefined();
  });

  test('are dropped with all else that the connection brought, once the asset is refused', () => {
    const { store } = open();
    store.setDesigner(assetId, { name: 'hero.jpg' }, store.request());
    store.setDetails(detailsOf(), store.request());
    store.setMeasured(assetId, null, measured());
    store.setAltTexts(assetId, [
      { localeId: 'de', displayName: null, tag: 'de', isPrimary: false, altText: '' },
    ]);
    store.deny(assetId, missing, store.request());
    expect(store.asset(assetId)).toEqual({ ...emptyAsset, designer: { name: 'hero.jpg' }, refusal: missing });
    store.setDetails(detailsOf(), store.request());
    expect(store.asset(assetId)).toMatchObject({ details: { id: assetId }, refusal: null });
  });
});

test('a write has details and locale texts read past every cache, until a request made since has', () => {
  const { store, writeAsset } = open();
  const old = store.request();
  expect(store.isChanged(assetId, 'details')).toBe(false);
  writeAsset('Written');
  store.markRead(assetId, 'details', old);
  store.markRead(assetId, 'altTexts', store.request());
  expect(store.isChanged(assetId, 'details')).toBe(true);
  expect(store.isChanged(assetId, 'altTexts')).toBe(false);
});

test('a write whose outcome is not known is announced, and changes no text', () => {
  const { store, text, writeAsset } = open();
  store.setDesigner(assetId, { altText: 'Old' }, store.request());
  const seen: (string | undefined)[] = [];
  const stop = effect(() => void seen.push(store.written.value?.assetId));
  store.write({ level: 'asset', key: assetId, assetId, shown: 'Old' }, undefined);
  writeAsset('New');
  expect([seen, text()]).toEqual([[undefined, assetId, assetId], 'New']);
  expect(store.isChanged(assetId, 'altTexts')).toBe(true);
  stop();
});

test('facts stay the same object while answers repeat them, and a change is seen at once', () => {
  const { store } = open();
  const names: unknown[] = [];
  const asset = computed(() => store.asset(assetId));
  const stop = effect(() => void names.push(asset.value.designer.name));
  for (const name of ['hero.jpg', 'hero.jpg', 'renamed.jpg']) {
    store.setDesigner(assetId, { name }, store.request());
    store.setDetails(detailsOf(), store.request());
  }
  store.setDesigner(otherAssetId, { name: 'other.jpg' }, store.request());
  expect(names).toEqual([undefined, 'hero.jpg', 'hero.jpg', 'renamed.jpg']);
  stop();
});

test('a disconnect empties it at once of all that the connection brought', () => {
  const { store, writeAsset } = open();
  store.setDesigner(assetId, { name: 'hero.jpg' }, store.request());
  for (const id of [assetId, otherAssetId]) {
    store.setDetails(detailsOf({ id }), store.request());
    store.setMeasured(id, null, measured(id));
  }
  writeAsset('Written');
  const late = store.request();
  store.clear();
  expect(store.asset(assetId)).toEqual({ ...emptyAsset, designer: { name: 'hero.jpg', altText: 'Written' } });
  expect(store.asset(otherAssetId)).toEqual(emptyAsset);
  expect(store.cleared.value).toBe(1);
  store.setDetails(detailsOf(), late);
  expect(store.asset(assetId).details, 'of a request made before').toBeNull();
});

test('those used longest ago make room for others, and those of a list stay', () => {
  const { store } = open();
  const ids = Array.from({ length: timeouts.rememberedAssets + 3 }, (_, at) => numberedId(at + 1));
  const known = () => ids.filter((id) => store.asset(id).designer.name !== undefined);
  const set = (some: readonly string[]) => {
    for (const id of some) store.setDesigner(id, { name: id }, store.request());
  };
  store.retain('selection', ids.slice(0, 1), []);
  store.retain('page', ids.slice(1), []);
  set(ids);
  expect(known()).toEqual(ids);
  store.retain('page', [], []);
  set(ids.slice(-1));
  expect(known()).toEqual([ids[0], ...ids.slice(3)]);
});

describe('a dismissal', () => {
  const heavy = { kind: 'heavy', usage: null, reason: 'intended', note: '' } as const;
  const wide = { kind: 'tooWide', usage: key, reason: 'replaced', note: 'In May' } as const;

  test('stays while its asset is read again, and is replaced by another of the same finding', () => {
    const { store, details } = open();
    store.dismiss(assetId, heavy);
    store.dismiss(assetId, wide);
    details('A lake', after);
    store.deny(assetId, missing, store.request());
    expect(store.asset(assetId).dismissals).toEqual([heavy, wide]);
    const again = { ...heavy, reason: 'elsewhere' } as const;
    store.dismiss(assetId, again);
    expect(store.asset(assetId).dismissals).toEqual([wide, again]);
    expect(store.asset(otherAssetId).dismissals).toBeUndefined();
  });

  test('ends alone when its finding is brought back, and with all others when the site is disconnected', () => {
    const { store } = open();
    store.dismiss(assetId, wide);
    store.dismiss(assetId, { ...wide, usage: 'page/2' });
    store.restore(assetId, { kind: 'tooWide', usage: 'page/2' });
    expect(store.asset(assetId).dismissals).toEqual([wide]);
    store.clear();
    expect(store.asset(assetId).dismissals).toBeUndefined();
  });

  test('stays however many other assets are looked at', () => {
    const { store } = open();
    store.dismiss(assetId, heavy);
    store.setLoadedImage(otherAssetId, { url: 'https://cdn.example.test/a.jpg', size: null });
    for (let at = 1; at <= timeouts.rememberedAssets + 1; at += 1)
      store.setLoadedImage(numberedId(at), { url: 'https://cdn.example.test/a.jpg', size: null });
    expect(store.asset(assetId).dismissals).toEqual([heavy]);
    expect(store.asset(otherAssetId).loadedImage).toBeUndefined();
  });
});
