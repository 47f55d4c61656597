import { expect, test } from 'vitest';
import { createAssetStore } from '#panel/assets/asset-store.ts';
import type { BackendResult } from '#panel/backend/request.ts';
import type { SiteEvent } from '#panel/backend-calls/read-site.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import { createSiteAssets } from '#panel/site/site-assets.ts';
import { detailsOf } from '#test/support/panel/asset-details.ts';
import { numberedId } from '#test/support/panel/page-elements.ts';
import { createManualClock, type ManualClock } from '#test/support/shared/manual-clock.ts';

type Reading = ReturnType<typeof open>['readings'][number];

/** The model on readings that the test answers, oldest first. */
function open() {
  const clock = createManualClock();
  const assets = createAssetStore(clock);
  const readings: {
    readonly signal: AbortSignal;
    readonly emit: (event: SiteEvent) => void;
    readonly end: (result: BackendResult<boolean>) => void;
  }[] = [];
  const site = createSiteAssets({
    readSite: (signal, emit) => new Promise((end) => readings.push({ signal, emit, end })),
    assets,
    clock,
    prepare: () => {},
  });
  const names = () => site.rows.value.map(({ details }) => details.displayName);
  return { clock, assets, readings, site, names };
}

const listed = (...numbers: readonly number[]): SiteEvent => ({
  assets: numbers.map((number) => detailsOf({ id: numberedId(number), displayName: `${number}` })),
});

async function finish(reading: Reading | undefined, clock: ManualClock, isWhole = true): Promise<void> {
  reading?.end({ ok: true, value: isWhole });
  await Promise.resolve();
  await Promise.resolve();
  clock.advance(0);
}

test('list pages are shown as they come, and the progress counts them', () => {
  const { site, readings, names, clock } = open();
  site.ensure();
  expect(site.progress.value).toEqual({ kind: 'reading', done: 0, of: null });
  const [reading] = readings;
  reading?.emit({ total: 4 });
  reading?.emit(listed(1));
  clock.advance(0);
  expect(names()).toEqual(['1']);
  reading?.emit(listed(2));
  reading?.emit(listed(3, 4));
  clock.advance(0);
  expect(names()).toEqual(['1', '2', '3', '4']);
  expect(site.progress.value).toEqual({ kind: 'reading', done: 4, of: 4 });
});

test('while the site is read again its rows stay, and those that have gone leave at the end', async () => {
  const { site, readings, names, assets, clock } = open();
  site.ensure();
  readings[0]?.emit(listed(1, 2, 3));
  await finish(readings[0], clock);
  expect(site.progress.value).toEqual({ kind: 'read', done: 3, of: 3 });
  site.read();
  expect(names()).toEqual(['1', '2', '3']);
  readings[1]?.emit(listed(3, 4));
  clock.advance(0);
  expect(names()).toEqual(['1', '2', '3', '4']);
  await finish(readings[1], clock);
  expect(names()).toEqual(['3', '4']);
  expect(assets.asset(numberedId(1)).details).not.toBeNull();
});

test('a list that may lack assets keeps those of before, and says so', async () => {
  const { site, readings, names, clock } = open();
  site.ensure();
  readings[0]?.emit(listed(1, 2));
  await finish(readings[0], clock);
  expect(site.isPartial.value).toBe(false);
  site.read();
  readings[1]?.emit(listed(2));
  await finish(readings[1], clock, false);
  expect(names()).toEqual(['1', '2']);
  expect(site.isPartial.value).toBe(true);
});

test('the site is not read again while its list is fresh, and by itself after that', async () => {
  const { site, readings, clock } = open();
  site.ensure();
  site.ensure();
  await finish(readings[0], clock);
  site.ensure();
  expect(readings).toHaveLength(1);
  clock.advance(timeouts.siteFreshness + 1);
  site.ensure();
  expect(readings).toHaveLength(2);
});

test('a list with stale assets is read again as soon as the tab is opened again', async () => {
  const { site, readings, clock } = open();
  site.ensure();
  readings[0]?.emit({ assets: [detailsOf({ id: numberedId(1), stale: true })] });
  await finish(readings[0], clock);
  expect(site.progress.value.kind).toBe('read');
  site.ensure();
  expect(readings).toHaveLength(2);
});

test('a reading that is cut off keeps what came, sets the problem, and is retried when that is over', async () => {
  const { site, readings, names, clock } = open();
  site.ensure();
  readings[0]?.emit({ total: 3 });
  readings[0]?.emit(listed(1));
  readings[0]?.end({ ok: false, problem: { code: 'offline' } });
  await expect
    .poll(() => {
      clock.advance(0);
      return site.problem.value?.code;
    })
    .toBe('offline');
  expect(site.progress.value).toEqual({ kind: 'failed', done: 1, of: 3 });
  expect(names()).toEqual(['1']);
  site.ensure();
  expect(readings).toHaveLength(1);
  site.retry();
  expect(readings).toHaveLength(2);
  expect(site.problem.value).toBeNull();
  await finish(readings[1], clock);
  site.retry();
  expect(readings).toHaveLength(2);
});

test('a rate limit at its start is waited for, and one on the way is shown until the list goes on', async () => {
  const { site, readings, clock } = open();
  site.ensure();
  readings[0]?.end({ ok: false, problem: { code: 'rate_limited', retryAfter: 7 } });
  await expect
    .poll(() => {
      clock.advance(0);
      return site.waitsUntil.value;
    })
    .toBe(clock.now() + 7_000);
  expect(site.problem.value).toBeNull();
  clock.advance(7_000);
  expect(readings).toHaveLength(2);
  expect(site.waitsUntil.value).toBeNull();
  readings[1]?.emit({ retryAfter: 42 });
  expect(site.waitsUntil.value).toBe(clock.now() + 42_000);
  readings[1]?.emit(listed(1));
  clock.advance(0);
  expect(site.waitsUntil.value).toBeNull();
});

test('leaving the site ends its reading, and nothing of it comes any more', async () => {
  const { site, readings, names, clock } = open();
  site.ensure();
  readings[0]?.emit(listed(1));
  clock.advance(0);
  readings[0]?.emit(listed(2));
  site.leave();
  expect(readings[0]?.signal.aborted).toBe(true);
  readings[0]?.emit(listed(3));
  clock.advance(timeouts.siteRenderInterval);
  await finish(readings[0], clock);
  expect(names()).toEqual([]);
  expect(site.progress.value.kind).toBe('unread');
});

test('a burst of assets is taken in a few at a time, and shown at intervals', () => {
  const { site, readings, clock } = open();
  const seen: number[] = [];
  site.rows.subscribe((rows) => seen.push(rows.length));
  site.ensure();
  readings[0]?.emit(listed(...Array.from({ length: 450 }, (_, at) => at)));
  clock.advance(0);
  expect(seen).toEqual([0, 100, 450]);
});

test('ten thousand assets stay in the store', async () => {
  const { site, readings, assets, clock } = open();
  site.ensure();
  for (let page = 0; page < 100; page += 1)
    readings[0]?.emit(listed(...Array.from({ length: 100 }, (_, at) => page * 100 + at)));
  await finish(readings[0], clock);
  expect(site.rows.value).toHaveLength(10_000);
  expect(assets.asset(numberedId(0)).details).not.toBeNull();
});
