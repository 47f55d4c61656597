import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { contractLimits } from '#contract/limits.ts';
import {
  idsOf,
  type LookingUp,
  type LookingUpOptions,
  linesIn,
  readLines,
  startLookingUp,
  toldIn,
} from '#test/support/backend/looked-up.ts';
import { eventually } from '#test/support/shared/eventually.ts';

const list = 'GET /v2/sites/:siteId/assets';

function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Moves the clock on in steps until the answer has ended, and returns all lines. */
async function whileTimePasses({ backend: { clock } }: LookingUp, response: Response) {
  const lines = linesIn(response);
  let isOver = false;
  void lines.finally(() => {
    isOver = true;
  });
  for (let passed = 0; !isOver; passed += 1_000) {
    expect(passed, 'it ends').toBeLessThan(60 * 60_000);
    for (let turn = 0; turn < 10; turn++) await settle();
    if (!isOver && clock.sleeping() > 0) clock.advance(1_000);
  }
  return toldIn(await lines);
}

/** The times at which Webflow was asked for one asset or for a page. */
function momentsOf({ backend }: LookingUp): number[] {
  return backend.webflow.calls.list().map(({ at }) => at);
}

/** A site that is known to be so large that five of its assets are read one by one. */
async function startKnown(options: LookingUpOptions = {}) {
  const started = await startLookingUp({ assets: 1_000, ...options });
  await started.lookUp(idsOf(5));
  started.backend.clock.advance(60_000);
  started.backend.webflow.calls.reset();
  return started;
}

describe('a rate limit in the middle of a lookup', () => {
  test('the wait is emitted and waited for, and the other assets follow', async () => {
    const started = await startLookingUp({ assets: 200 });
    const { backend, ask, asked } = started;
    backend.webflow.faults.next(
      list,
      { kind: 'pass' },
      { kind: 'respond', status: 429, headers: { 'Retry-After': '42' } },
    );
    const lines = readLines(await ask({ ids: idsOf(200) }));
    expect(await lines.next()).toMatchObject({ assets: { length: 100 } });
    expect(await lines.next()).toEqual({ wait: { retryAfter: 42 } });
    await eventually(() => expect(backend.clock.sleeping()).toBeGreaterThan(0));
    const before = asked();
    backend.clock.advance(limits.backgroundCheckMs);
    expect(await lines.next(), 'so that nobody thinks it has died').toEqual({ wait: { retryAfter: 32 } });
    expect(asked(), 'not a moment sooner').toEqual(before);
    backend.clock.advance(32_000);
    expect(await lines.next()).toMatchObject({ assets: { length: 100 } });
    expect(await lines.next()).toMatchObject({ done: { isWhole: true } });
    expect(await lines.next()).toBeUndefined();
  });

  test('and among single assets', async () => {
    const started = await startKnown();
    const { backend, ask, asked } = started;
    backend.webflow.faults.next('GET /v2/assets/:assetId', {
      kind: 'respond',
      status: 429,
      headers: { 'Retry-After': '7' },
    });
    const told = await whileTimePasses(started, await ask({ ids: idsOf(5, 500) }));
    expect(told).toMatchObject({ assets: { length: 5 }, missing: [], isDone: true });
    expect(told.waits).toContain(7);
    expect(asked()).toEqual({ lists: 0, singles: 6, others: 0 });
  });

  test('a wait that is too long is not begun', async () => {
    const { backend, lookUp } = await startLookingUp({ assets: 300 });
    const retryAfter = limits.backgroundLongestWaitMs / 1000 + 1;
    backend.webflow.faults.next(list, {
      kind: 'respond',
      status: 429,
      headers: { 'Retry-After': String(retryAfter) },
    });
    const told = await lookUp(idsOf(300));
    expect(told).toMatchObject({ assets: [], isDone: false, problem: { code: 'rate_limited', retryAfter } });
  });

  test('U2 abort-everywhere: who leaves while it waits leaves nothing behind', async () => {
    const { backend, ask, lookUp } = await startLookingUp({ assets: 300 });
    backend.webflow.faults.next(list, { kind: 'respond', status: 429, headers: { 'Retry-After': '42' } });
    const lines = readLines(await ask({ ids: idsOf(300) }));
    expect(await lines.next()).toEqual({ wait: { retryAfter: 42 } });
    await eventually(() => expect(backend.clock.sleeping()).toBe(1));
    await lines.leave();
    await eventually(() => expect(backend.clock.sleeping()).toBe(0));
    backend.clock.advance(42_000);
    expect((await lookUp(idsOf(300))).isDone).toBe(true);
  });

  test('U2 abort-everywhere: a request that is aborted while it waits, too', async () => {
    const { backend, ask } = await startKnown();
    backend.webflow.faults.rateLimit(42);
    const stop = new AbortController();
    const lines = readLines(await ask({ ids: idsOf(5, 500) }, { signal: stop.signal }));
    expect(await lines.next()).toEqual({ wait: { retryAfter: 42 } });
    await eventually(() => expect(backend.clock.sleeping()).toBe(limits.backgroundAtOnce));
    stop.abort();
    await eventually(() => expect(backend.clock.sleeping()).toBe(0));
    expect(await lines.next()).toBeUndefined();
  });
});

describe('U8 pacing: a lookup leaves the minute to people', () => {
  test('U8 pacing: 100 assets that must be read one by one, on 60 calls a minute', async () => {
    const started = await startLookingUp({ assets: 50_000 });
    const { backend, ask, read } = started;
    // Once it is known how large the site is, its list is worth nothing.
    const first = await whileTimePasses(started, await ask({ ids: idsOf(5) }));
    expect(first.isDone).toBe(true);
    backend.clock.advance(contractLimits.assetFreshMs);
    backend.webflow.calls.reset();
    const ids = Array.from({ length: 100 }, (_, number) => idsOf(1, 500 * number + 499)[0] ?? '');
    const lines = linesIn(await ask({ ids }));
    const people: number[] = [];
    let isOver = false;
    void lines.finally(() => {
      isOver = true;
    });
    for (let second = 0; !isOver; second++) {
      for (let turn = 0; turn < 10; turn++) await settle();
      // A person selects another image every four seconds.
      if (second % 4 === 0) people.push((await read(idsOf(1, 20_000 + second)[0] ?? '')).status);
      backend.clock.advance(1_000);
    }
    const told = toldIn(await lines);
    expect(told).toMatchObject({ assets: { length: 100 }, missing: [], isDone: true });
    expect(told.waits.length).toBeGreaterThan(0);
    expect(new Set(people), 'nobody was told to wait').toEqual(new Set([200]));
    const moments = momentsOf(started);
    for (const [index, at] of moments.entries()) {
      expect(moments[index + 60] ?? Number.POSITIVE_INFINITY, '60 in any minute').toBeGreaterThanOrEqual(
        at + 60_000,
      );
    }
  });

  test('U8 pacing: two lookups share what there is, and both come to their end', async () => {
    const started = await startKnown({ webflow: { requestsPerMinute: 4 } });
    const { backend, ask } = started;
    const ids = [idsOf(5, 500), idsOf(5, 20_000)];
    const told = await Promise.all(
      ids.map(async (some) => whileTimePasses(started, await ask({ ids: some }))),
    );
    expect(told.map(({ isDone }) => isDone)).toEqual([true, true]);
    expect(told[0]?.assets).toHaveLength(5);
    expect(told[1]?.missing).toHaveLength(5);
    for (const { waits } of told) expect(waits.length).toBeGreaterThan(0);
    const moments = momentsOf(started);
    for (const [index, at] of moments.entries()) {
      expect(moments[index + 4] ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(at + 60_000);
    }
    expect(backend.clock.sleeping()).toBe(0);
  });
});
