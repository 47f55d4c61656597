import { signal } from '@preact/signals-core';
import { expect, onTestFinished, test } from 'vitest';
import type { AssetDetails } from '#contract/asset.ts';
import { contractLimits } from '#contract/limits.ts';
import type { Measurements } from '#contract/measurements.ts';
import { createAssetStore } from '#panel/assets/asset-store.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import { createMeasuring, type Measuring } from '#panel/page/measuring.ts';
import { createPageImages } from '#panel/page/page-images.ts';
import { nothingShown } from '#panel/page/row.ts';
import { detailsOf } from '#test/support/panel/asset-details.ts';
import { numberedId, pageImages } from '#test/support/panel/page-elements.ts';
import { createScriptedBackend, refusesWith, staysSilent } from '#test/support/panel/scripted-backend.ts';
import { createScriptedDesigner, says } from '#test/support/panel/scripted-designer.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';

const ids = (many: number): string[] => Array.from({ length: many }, (_, at) => numberedId(at + 1));

function unmeasured(assetId: string): Measurements {
  const file = { url: null, bytes: null, type: null, servedType: null, width: null, height: null };
  return { assetId, original: { ...file, animated: null, reason: 'unavailable' }, variants: [] };
}

/** The measuring of a page of so many images, which was read and looked up. */
async function open(many: number) {
  const backend = createScriptedBackend();
  const clock = createManualClock();
  const assets = createAssetStore(clock);
  const mayRun = signal(false);
  const designer = createScriptedDesigner({ elements: says(pageImages(many)) });
  const wake = () => measuring.wake();
  const images = createPageImages(designer, backend, assets, clock, wake, signal(nothingShown));
  const { rows, lookupQueue } = images;
  const measuring: Measuring = createMeasuring({ backend, assets, clock, rows, lookupQueue, mayRun });
  onTestFinished(measuring.start());
  images.read();
  await expect.poll(() => images.progress.value.kind).toBe('read');
  clock.advance(timeouts.lookupDelay);
  await expect.poll(() => rows.value.every(({ details }) => details)).toBe(true);
  /** The ids in the order their measuring began. */
  const begun = () => backend.others.flatMap((call) => /^measurements (.*)/.exec(call)?.[1] ?? []);
  const known = () => ids(many).filter((id) => assets.asset(id).measured);
  const look = (details: AssetDetails) => assets.setDetails(details, assets.request());
  const lookups = () => backend.others.filter((call) => call.startsWith('lookup')).length;
  return { assets, backend, clock, images, measuring, mayRun, begun, known, look, lookups };
}

test('the panel measures as many assets in one call as the contract allows, and looks again before the backend’s copy is old', () => {
  expect(timeouts.measuredTogether).toBeLessThanOrEqual(contractLimits.wholeAssets);
  expect(timeouts.lookupFreshness).toBeLessThan(contractLimits.assetFreshMs);
});

test('every image of a page is measured, wherever it stands, a few at a time', async () => {
  const { backend, measuring, mayRun, known } = await open(30);
  let underWay = 0;
  let most = 0;
  backend.scriptMeasurements(async (assetId) => {
    underWay += 1;
    most = Math.max(most, underWay);
    await Promise.resolve();
    underWay -= 1;
    return { ok: true, value: unmeasured(assetId) };
  });
  expect(measuring.progress.value).toEqual({ done: 0, of: 30, failed: 0 });
  mayRun.value = true;
  await expect.poll(known).toEqual(ids(30));
  expect(measuring.progress.value).toEqual({ done: 30, of: 30, failed: 0 });
  expect(most).toBe(timeouts.measuredTogether * timeouts.concurrentMeasurements);
});

test('each call measures the images in view first', async () => {
  const { measuring, mayRun, begun } = await open(30);
  measuring.setVisible([numberedId(29), numberedId(30), numberedId(999)]);
  mayRun.value = true;
  await expect.poll(() => begun().length).toBe(30);
  expect(begun().slice(0, 4)).toEqual([29, 30, 1, 2].map(numberedId));
});

test('nothing is measured while something else goes first; then it goes on', async () => {
  const { clock, mayRun, begun, known } = await open(9);
  await Promise.resolve();
  expect(begun()).toEqual([]);
  mayRun.value = true;
  mayRun.value = false;
  await expect
    .poll(() => {
      clock.advance(timeouts.measuredRenderInterval);
      return known().length;
    })
    .toBe(8);
  expect(begun()).toHaveLength(8);
  mayRun.value = true;
  await expect.poll(() => known().length).toBe(9);
});

test('a person pauses it and lets it go on', async () => {
  const { measuring, mayRun, begun, known } = await open(9);
  measuring.pause();
  mayRun.value = true;
  expect(begun()).toEqual([]);
  measuring.goOn();
  await expect.poll(() => known().length).toBe(9);
});

test('after a rate limit it goes on by itself, and tells until when it waits', async () => {
  const { backend, clock, measuring, mayRun, begun, known } = await open(9);
  backend.scriptMeasurements(refusesWith({ code: 'rate_limited', retryAfter: 7 }));
  mayRun.value = true;
  await expect.poll(() => measuring.waitsUntil.value).toBe(clock.now() + 7_000);
  const before = begun().length;
  expect(before).toBe(8);
  backend.scriptMeasurements(async (assetId) => ({ ok: true, value: unmeasured(assetId) }));
  clock.advance(6_999);
  expect(begun()).toHaveLength(before);
  clock.advance(1);
  await expect.poll(() => known().length).toBe(9);
  expect(measuring.waitsUntil.value).toBeNull();
});

test('any other problem ends the measuring and is shown; a press tries again', async () => {
  const { backend, measuring, mayRun, begun, known } = await open(20);
  backend.scriptMeasurements(refusesWith({ code: 'offline' }));
  mayRun.value = true;
  await expect.poll(() => measuring.problem.value?.code).toBe('offline');
  expect(begun().length).toBe(8);
  backend.scriptMeasurements(async (assetId) => ({ ok: true, value: unmeasured(assetId) }));
  measuring.retry();
  await expect.poll(() => known().length).toBe(20);
  expect(measuring.problem.value).toBeNull();
});

test('after any other problem it tries again by itself, and shows the problem until that goes well', async () => {
  const { backend, clock, measuring, mayRun, begun, known } = await open(1);
  backend.scriptMeasurements(refusesWith({ code: 'not_connected' }));
  mayRun.value = true;
  await expect.poll(() => measuring.problem.value?.code).toBe('not_connected');
  /** What was looked up before the wait is looked up again first. */
  const wait = () => {
    clock.advance(timeouts.fallbackRetryAfter * 1_000);
    clock.advance(timeouts.lookupDelay);
  };
  wait();
  await expect.poll(() => begun().length).toBe(2);
  expect(measuring.problem.value?.code).toBe('not_connected');
  backend.scriptMeasurements(async (assetId) => ({ ok: true, value: unmeasured(assetId) }));
  await expect
    .poll(() => {
      wait();
      return known().length;
    })
    .toBe(1);
  expect(measuring.problem.value).toBeNull();
});

test('a problem is over once another view has measured what was left', async () => {
  const { assets, backend, clock, measuring, mayRun } = await open(1);
  backend.scriptMeasurements(refusesWith({ code: 'offline' }));
  mayRun.value = true;
  await expect.poll(() => measuring.problem.value?.code).toBe('offline');
  assets.setMeasured(numberedId(1), null, unmeasured(numberedId(1)));
  clock.advance(timeouts.fallbackRetryAfter * 1_000);
  expect(measuring.problem.value).toBeNull();
});

test('an asset that can’t be measured is counted, spoils no other, and is measured again on a press only', async () => {
  const { backend, measuring, mayRun, begun, known } = await open(3);
  const scripted = backend.readLines;
  let isBroken = true;
  Object.assign(backend, {
    readLines: async (...[call, signal, onLines]: Parameters<typeof scripted>) => {
      const { ids, wanted } = call.wants();
      if (!isBroken || wanted.includes('details')) return scripted(call, signal, onLines);
      const problem = { code: 'webflow_unavailable', requestId: 'r' } as const;
      onLines([{ failed: { assetId: numberedId(2), part: 'measurements', problem } }]);
      const others = { ids: ids.filter((id) => id !== numberedId(2)), wanted };
      return scripted({ ...call, wants: () => others }, signal, onLines);
    },
  });
  mayRun.value = true;
  await expect.poll(() => measuring.progress.value).toEqual({ done: 3, of: 3, failed: 1 });
  expect(known()).toEqual([numberedId(1), numberedId(3)]);
  expect(begun()).toHaveLength(2);
  isBroken = false;
  measuring.retry();
  await expect.poll(() => known().length).toBe(3);
});

test('a complete response without a line about an asset counts it as failed, and is not asked for again', async () => {
  const { backend, measuring, mayRun } = await open(2);
  let calls = 0;
  Object.assign(backend, {
    readLines: async () => {
      calls += 1;
      return { ok: true, value: true };
    },
  });
  mayRun.value = true;
  await expect.poll(() => measuring.progress.value).toEqual({ done: 2, of: 2, failed: 2 });
  expect(calls).toBe(1);
});

test('an asset that Webflow no longer has is refused, and no longer counted', async () => {
  const { assets, backend, measuring, mayRun } = await open(2);
  backend.scriptMeasurements(refusesWith({ code: 'asset_not_found' }));
  mayRun.value = true;
  await expect
    .poll(() => ids(2).map((id) => assets.asset(id).refusal?.code))
    .toEqual(Array(2).fill('asset_not_found'));
  expect(measuring.progress.value).toEqual({ done: 0, of: 0, failed: 0 });
});

test('what was looked up long ago is looked up again first, together', async () => {
  const { clock, mayRun, known, lookups } = await open(9);
  clock.advance(timeouts.lookupFreshness);
  const before = lookups();
  mayRun.value = true;
  expect(known()).toEqual([]);
  clock.advance(timeouts.lookupDelay);
  await expect.poll(() => known().length).toBe(9);
  expect(lookups()).toBe(before + 1);
});

test('a replaced file is measured again', async () => {
  const { assets, mayRun, known, look, begun } = await open(2);
  mayRun.value = true;
  await expect.poll(() => known().length).toBe(2);
  look(detailsOf({ id: numberedId(1), lastUpdated: 'today' }));
  expect(assets.asset(numberedId(1)).measured).toBeUndefined();
  await expect.poll(() => known().length).toBe(2);
  expect(begun()).toHaveLength(3);
});

test('measurements of a file that was replaced meanwhile are dropped, and measured again', async () => {
  const { backend, mayRun, known, look, begun } = await open(1);
  const { promise, resolve } = Promise.withResolvers<void>();
  backend.scriptMeasurements(async (assetId) => {
    await promise;
    return { ok: true, value: unmeasured(assetId) };
  });
  mayRun.value = true;
  await expect.poll(() => begun().length).toBe(1);
  look(detailsOf({ id: numberedId(1), lastUpdated: 'today' }));
  resolve();
  await expect.poll(() => begun().length).toBe(2);
  await expect.poll(() => known().length).toBe(1);
});

test('leaving the page ends it: a late response changes nothing', async () => {
  const { backend, images, measuring, mayRun, known, begun } = await open(2);
  const { promise, resolve } = Promise.withResolvers<void>();
  backend.scriptMeasurements(async (assetId) => {
    await promise;
    return { ok: true, value: unmeasured(assetId) };
  });
  mayRun.value = true;
  await expect.poll(() => begun().length).toBe(2);
  measuring.leave();
  images.leave();
  resolve();
  await promise;
  expect(known()).toEqual([]);
  expect(measuring.progress.value).toEqual({ done: 0, of: 0, failed: 0 });
});

test('a call that stays silent holds back no other image', async () => {
  const { backend, mayRun, begun } = await open(20);
  let calls = 0;
  const scripted = backend.readLines;
  Object.assign(backend, {
    readLines: (...args: Parameters<typeof scripted>) => {
      if (args[0].wants().wanted.includes('details')) return scripted(...args);
      calls += 1;
      return calls === 1 ? staysSilent() : scripted(...args);
    },
  });
  mayRun.value = true;
  await expect.poll(() => begun().length).toBe(16);
});
