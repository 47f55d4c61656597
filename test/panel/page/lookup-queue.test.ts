import { expect, test } from 'vitest';
import { createAssetStore } from '#panel/assets/asset-store.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import { createLookupQueue } from '#panel/page/lookup-queue.ts';
import { assetId, detailsOf, otherAssetId } from '#test/support/panel/asset-details.ts';
import {
  createScriptedBackend,
  knowsEveryAsset,
  knowsEveryAssetAs,
  refusesWith,
} from '#test/support/panel/scripted-backend.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';

function setUp() {
  const backend = createScriptedBackend();
  const clock = createManualClock();
  const assets = createAssetStore(clock);
  let told = 0;
  const lookupQueue = createLookupQueue(backend, assets, clock, () => {
    told += 1;
  });
  const isKnown = (id: string): boolean => assets.asset(id).details !== null;
  return { assets, backend, clock, isKnown, told: () => told, lookupQueue };
}

test('ids added one after the other are one lookup, each once', async () => {
  const { backend, clock, isKnown, told, lookupQueue } = setUp();
  for (const id of [assetId, otherAssetId, assetId]) lookupQueue.add(id);
  clock.advance(timeouts.lookupDelay - 1);
  expect(backend.others).toEqual([]);
  clock.advance(1);
  await expect.poll(() => lookupQueue.isBusy.value).toBe(false);
  expect(backend.others).toEqual([`lookup ${assetId},${otherAssetId}`]);
  expect([assetId, otherAssetId].map(isKnown)).toEqual([true, true]);
  expect(told()).toBe(1);
});

test('ids that keep coming while a page is read make one lookup once they end', async () => {
  const { backend, clock, lookupQueue } = setUp();
  const ids = Array.from({ length: 6 }, (_, number) => number.toString(16).padStart(24, '0'));
  for (const id of ids) {
    clock.advance(timeouts.lookupDelay - 1);
    expect(backend.others).toEqual([]);
    lookupQueue.add(id);
  }
  clock.advance(timeouts.lookupDelay);
  expect(backend.others).toEqual([`lookup ${ids.join()}`]);
});

test('ids that come without end are looked up after the longest wait of the first', async () => {
  const { backend, clock, lookupQueue } = setUp();
  const step = timeouts.lookupDelay - 50;
  let number = 0;
  for (let waited = 0; waited < timeouts.longestLookupDelay; waited += step) {
    expect(backend.others, `after ${waited} ms`).toEqual([]);
    lookupQueue.add(number.toString(16).padStart(24, '0'));
    number += 1;
    clock.advance(step);
  }
  expect(backend.others).toHaveLength(1);
});

test('stale copies are looked up again, less and less often, until there are newer ones', async () => {
  const { assets, backend, clock, lookupQueue } = setUp();
  let isStale = true;
  backend.scriptLookup(async (ids, _signal, onEvent) => {
    const displayName = isStale ? 'before.jpg' : 'after.jpg';
    onEvent({
      assets: ids.map((id) => detailsOf({ id, displayName, stale: isStale && id === assetId })),
    });
    return { ok: true, value: null };
  });
  const asked = async (many: number) => {
    await expect.poll(() => backend.others).toHaveLength(many);
    await expect.poll(() => lookupQueue.isBusy.value).toBe(false);
  };
  for (const id of [assetId, otherAssetId]) lookupQueue.add(id);
  clock.advance(timeouts.lookupDelay);
  await asked(1);
  expect(assets.asset(assetId).details?.stale).toBe(false);
  clock.advance(timeouts.rereadDelay);
  await asked(2);
  expect(assets.asset(assetId).details?.stale).toBe(true);
  clock.advance(2 * timeouts.rereadDelay - 1);
  expect(backend.others).toHaveLength(2);
  isStale = false;
  clock.advance(1);
  await asked(3);
  expect(assets.asset(assetId).details).toMatchObject({ displayName: 'after.jpg', stale: false });
  clock.advance(10 * timeouts.longestRereadDelay);
  expect(backend.others.slice(1)).toEqual([`lookup ${assetId}`, `lookup ${assetId}`]);
});

test('stale copies of a page that was left are not looked up again', async () => {
  const { backend, clock, lookupQueue } = setUp();
  backend.scriptLookup(knowsEveryAssetAs({ stale: true }));
  lookupQueue.add(assetId);
  clock.advance(timeouts.lookupDelay);
  await expect.poll(() => lookupQueue.isBusy.value).toBe(false);
  lookupQueue.clear();
  clock.advance(10 * timeouts.longestRereadDelay);
  expect(backend.others).toHaveLength(1);
});

test.for(['', 'not an id', assetId.toUpperCase(), `${assetId}0`])(
  '“%s” is no id: it is missing at once and never sent',
  async (id) => {
    const { assets, backend, clock, isKnown, lookupQueue } = setUp();
    lookupQueue.add(id);
    lookupQueue.add(assetId);
    clock.advance(timeouts.lookupDelay);
    expect(assets.asset(id).refusal).toMatchObject({ code: 'bad_asset_id' });
    await expect.poll(() => isKnown(assetId)).toBe(true);
    expect(backend.others).toEqual([`lookup ${assetId}`]);
  },
);

test('a rate limit that refuses the lookup sets the time of the retry, which starts by itself', async () => {
  const { backend, clock, isKnown, lookupQueue } = setUp();
  backend.scriptLookup(async () => ({ ok: false, problem: { code: 'rate_limited', retryAfter: 7 } }));
  lookupQueue.add(assetId);
  clock.advance(timeouts.lookupDelay);
  await expect.poll(() => lookupQueue.waitsUntil.value).toBe(clock.now() + 7_000);
  backend.scriptLookup(knowsEveryAsset);
  clock.advance(6_999);
  expect(backend.others).toHaveLength(1);
  clock.advance(1);
  await expect.poll(() => isKnown(assetId)).toBe(true);
  expect(lookupQueue.waitsUntil.value).toBeNull();
});

test('a lookup that is cut off sets the problem, and only the remaining ids are requested again', async () => {
  const { backend, clock, isKnown, lookupQueue } = setUp();
  backend.scriptLookup(async (_ids, _signal, onEvent) => {
    onEvent({ assets: [detailsOf({ id: assetId })] });
    return { ok: false, problem: { code: 'offline' } };
  });
  lookupQueue.add(assetId);
  lookupQueue.add(otherAssetId);
  clock.advance(timeouts.lookupDelay);
  await expect.poll(() => lookupQueue.problem.value?.code).toBe('offline');
  expect(isKnown(assetId)).toBe(true);
  backend.scriptLookup(knowsEveryAsset);
  lookupQueue.retry();
  clock.advance(0);
  await expect.poll(() => isKnown(otherAssetId)).toBe(true);
  expect(backend.others.at(-1)).toBe(`lookup ${otherAssetId}`);
  expect(lookupQueue.problem.value).toBeNull();
});

test.each([
  ['has no line', [], 'bad_answer', null],
  [
    'fails',
    [{ failed: { assetId: otherAssetId, problem: { code: 'internal_error' } } }],
    'internal_error',
    null,
  ],
  [
    'fails for a rate limit',
    [{ failed: { assetId: otherAssetId, problem: { code: 'rate_limited', retryAfter: 7 } } }],
    undefined,
    7_000,
  ],
] as const)(
  'an asset that %s in a complete lookup is requested again after a while only',
  async (_, events, code, wait) => {
    const { backend, clock, isKnown, lookupQueue } = setUp();
    backend.scriptLookup(async (_ids, _signal, onEvent) => {
      for (const event of [{ assets: [detailsOf({ id: assetId })] }, ...events]) onEvent(event);
      return { ok: true, value: null };
    });
    lookupQueue.add(assetId);
    lookupQueue.add(otherAssetId);
    clock.advance(timeouts.lookupDelay);
    await expect.poll(() => lookupQueue.isBusy.value).toBe(false);
    expect(lookupQueue.problem.value?.code).toBe(code);
    expect(lookupQueue.waitsUntil.value).toBe(wait && clock.now() + wait);
    backend.scriptLookup(knowsEveryAsset);
    clock.advance((wait ?? timeouts.fallbackRetryAfter * 1_000) - 1);
    expect(backend.others).toHaveLength(1);
    clock.advance(1);
    await expect.poll(() => isKnown(otherAssetId)).toBe(true);
    expect(backend.others.at(-1)).toBe(`lookup ${otherAssetId}`);
  },
);

test('a refused lookup is retried after a while, and has its problem until then', async () => {
  const { backend, clock, isKnown, lookupQueue } = setUp();
  backend.scriptLookup(refusesWith({ code: 'not_connected' }));
  lookupQueue.add(assetId);
  clock.advance(timeouts.lookupDelay);
  await expect.poll(() => lookupQueue.problem.value?.code).toBe('not_connected');
  backend.scriptLookup(knowsEveryAsset);
  clock.advance(timeouts.fallbackRetryAfter * 1_000 - 1);
  expect(backend.others).toHaveLength(1);
  clock.advance(1);
  await expect.poll(() => isKnown(assetId)).toBe(true);
  expect(lookupQueue.problem.value).toBeNull();
});

test('events after clear are ignored', async () => {
  const { backend, clock, isKnown, told, lookupQueue } = setUp();
  let late = (): void => {};
  backend.scriptLookup((...request) => {
    late = () => void knowsEveryAsset(...request);
    return new Promise<never>(() => {});
  });
  lookupQueue.add(assetId);
  clock.advance(timeouts.lookupDelay);
  lookupQueue.clear();
  late();
  expect([isKnown(assetId), told()]).toEqual([false, 0]);
  expect(lookupQueue.isBusy.value).toBe(false);
});
