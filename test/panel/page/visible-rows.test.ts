import { expect, test } from 'vitest';
import type { AssetDetails } from '#contract/asset.ts';
import type { Measurements } from '#contract/measurements.ts';
import { createAssetStore } from '#panel/assets/asset-store.ts';
import type { BackendResult } from '#panel/backend/request.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import { createVisibleRows } from '#panel/page/visible-rows.ts';
import { detailsOf } from '#test/support/panel/asset-details.ts';
import { numberedId } from '#test/support/panel/page-elements.ts';
import { createScriptedBackend, refusesWith } from '#test/support/panel/scripted-backend.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';

function setUp() {
  const backend = createScriptedBackend();
  const clock = createManualClock();
  const assets = createAssetStore(clock);
  const visibleRows = createVisibleRows(backend, assets, clock);
  const known = () => ids(200).filter((id) => assets.asset(id).measured);
  const look = (details: readonly AssetDetails[]) => {
    for (const one of details) assets.setDetails(one, assets.request());
    visibleRows.remeasure();
  };
  const measured = () => backend.others.filter((call) => call.startsWith('measurements')).length;
  return { assets, backend, clock, visibleRows, known, look, measured };
}

const ids = (many: number): string[] => Array.from({ length: many }, (_, at) => numberedId(at + 1));

test('rows that stay visible for a moment are measured once', async () => {
  const { clock, visibleRows, known, measured } = setUp();
  visibleRows.setVisible(ids(3));
  clock.advance(timeouts.visibleDelay - 1);
  expect(measured()).toBe(0);
  clock.advance(1);
  await expect.poll(() => known().length).toBe(3);
  visibleRows.setVisible(ids(4));
  clock.advance(timeouts.visibleDelay);
  await expect.poll(() => known().length).toBe(4);
  expect(measured()).toBe(4);
});

test('rows that are scrolled past make no request', () => {
  const { clock, visibleRows, measured } = setUp();
  for (let at = 0; at < 10; at += 1) {
    visibleRows.setVisible([numberedId(at + 1)]);
    clock.advance(timeouts.visibleDelay - 1);
  }
  expect(measured()).toBe(0);
});

test('measuring all looks assets up together, then measures a few at once and counts them', async () => {
  const { backend, visibleRows, known } = setUp();
  let underWay = 0;
  let most = 0;
  const counts = new Set<number>();
  backend.scriptMeasurements(async (assetId) => {
    underWay += 1;
    most = Math.max(most, underWay);
    counts.add(visibleRows.all.value?.done ?? -1);
    await Promise.resolve();
    underWay -= 1;
    return { ok: true, value: unmeasured(assetId) };
  });
  const all = ids(timeouts.measuredTogether + 1);
  await visibleRows.measureAll(all);
  expect(known()).toEqual(all);
  expect(backend.others.filter((call) => call.startsWith('lookup'))).toEqual([
    `lookup ${all.slice(0, -1).join()}`,
    `lookup ${all.at(-1)}`,
  ]);
  expect(most).toBe(timeouts.concurrentMeasurements);
  expect(counts.has(-1)).toBe(false);
  expect(Math.max(...counts)).toBeGreaterThan(timeouts.measuredTogether - timeouts.concurrentMeasurements);
  expect(visibleRows.all.value).toBeNull();
});

function unmeasured(assetId: string): Measurements {
  const file = { url: null, bytes: null, type: null, servedType: null, width: null, height: null };
  return { assetId, original: { ...file, animated: null, reason: 'unavailable' }, variants: [] };
}

test('stopping reports no more results, and keeps those before', async () => {
  const { backend, visibleRows, known } = setUp();
  let answers = 0;
  let late: (answer: BackendResult<Measurements>) => void = () => {};
  backend.scriptMeasurements((assetId) => {
    answers += 1;
    if (answers === 3) {
      return new Promise((done) => {
        late = done;
      });
    }
    return Promise.resolve({ ok: true, value: unmeasured(assetId) });
  });
  const work = visibleRows.measureAll(ids(3));
  await expect.poll(() => visibleRows.all.value?.done).toBe(2);
  visibleRows.stop();
  expect(visibleRows.all.value).toBeNull();
  late({ ok: true, value: unmeasured(numberedId(3)) });
  await work;
  expect(known().length).toBe(2);
  expect(visibleRows.all.value).toBeNull();
});

test('a problem ends the measuring and is reported; the remaining rows can be measured later', async () => {
  const { backend, visibleRows, known, measured } = setUp();
  backend.scriptMeasurements(refusesWith({ code: 'rate_limited', retryAfter: 7 }));
  await visibleRows.measureAll(ids(20));
  expect(visibleRows.all.value).toMatchObject({ done: 0, of: 20, problem: { code: 'rate_limited' } });
  expect(measured()).toBeLessThanOrEqual(timeouts.concurrentMeasurements);
  backend.scriptMeasurements(async (assetId) => ({ ok: true, value: unmeasured(assetId) }));
  await visibleRows.measureAll(ids(20));
  expect(known().length).toBe(20);
  expect(visibleRows.all.value).toBeNull();
});

test('an asset that Webflow no longer has is not requested again', async () => {
  const { assets, backend, clock, visibleRows, measured } = setUp();
  backend.scriptMeasurements(refusesWith({ code: 'asset_not_found' }));
  await visibleRows.measureAll(ids(2));
  expect(ids(2).map((id) => assets.asset(id).refusal?.code)).toEqual(Array(2).fill('asset_not_found'));
  visibleRows.setVisible(ids(2));
  clock.advance(timeouts.visibleDelay);
  expect(measured()).toBe(2);
  expect(visibleRows.all.value).toBeNull();
});

test('a failed lookup is reported before any file is measured', async () => {
  const { backend, visibleRows, measured } = setUp();
  backend.scriptLookup(refusesWith({ code: 'offline' }));
  await visibleRows.measureAll(ids(2));
  expect(visibleRows.all.value).toMatchObject({ done: 0, problem: { code: 'offline' } });
  expect(measured()).toBe(0);
});

const fileOf = (number: number, lastUpdated: string) => detailsOf({ id: numberedId(number), lastUpdated });

test('a replaced file is measured again while its row is visible', async () => {
  const { clock, visibleRows, known, look, measured } = setUp();
  look([fileOf(1, 'yesterday'), fileOf(2, 'yesterday')]);
  visibleRows.setVisible(ids(2));
  clock.advance(timeouts.visibleDelay);
  await expect.poll(() => known().length).toBe(2);
  look([fileOf(1, 'today'), fileOf(2, 'yesterday')]);
  expect(known()).toEqual([numberedId(2)]);
  clock.advance(timeouts.visibleDelay);
  await expect.poll(() => known().length).toBe(2);
  expect(measured()).toBe(3);
});

test('measurements of a file that was replaced meanwhile are dropped', async () => {
  const { backend, clock, visibleRows, known, look } = setUp();
  let answer = (): void => {};
  backend.scriptMeasurements(
    (assetId) =>
      new Promise((resolve) => {
        answer = () => resolve({ ok: true, value: unmeasured(assetId) });
      }),
  );
  look([fileOf(1, 'yesterday')]);
  void visibleRows.measureAll(ids(1));
  await expect.poll(() => backend.others.length).toBe(2);
  look([fileOf(1, 'today')]);
  answer();
  await expect.poll(() => visibleRows.all.value).toBeNull();
  expect(known().length).toBe(0);
  clock.advance(timeouts.visibleDelay);
});

test('an asset that exists again is measured again', async () => {
  const { assets, backend, clock, visibleRows, known, look } = setUp();
  backend.scriptMeasurements(refusesWith({ code: 'asset_not_found' }));
  await visibleRows.measureAll(ids(1));
  look([fileOf(1, 'today')]);
  expect(assets.asset(numberedId(1)).refusal).toBeNull();
  backend.scriptMeasurements(async (assetId) => ({ ok: true, value: unmeasured(assetId) }));
  visibleRows.setVisible(ids(1));
  clock.advance(timeouts.visibleDelay);
  await expect.poll(known).toEqual(ids(1));
});

test('a disconnect deletes the measurements of a site', async () => {
  const { assets, visibleRows, known } = setUp();
  await visibleRows.measureAll(ids(2));
  assets.clear();
  expect(known().length).toBe(0);
});
