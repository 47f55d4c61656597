import { describe, expect, test } from 'vitest';
import { contractLimits } from '#contract/limits.ts';
import { idsOf, readLines, startLookingUp } from '#test/support/backend/looked-up.ts';
import { eventually } from '#test/support/shared/eventually.ts';

/** Ignores the rate limit, which other tests are about. */
const plenty = { webflow: { requestsPerMinute: 10_000 } };

describe('a lookup asks Webflow as little as it can', () => {
  test.each([
    ['10 of 10', 10, 10, { lists: 1, singles: 0 }],
    ['100 of 100', 100, 100, { lists: 1, singles: 0 }],
    ['101 of 101, where the last may as well be read alone', 101, 101, { lists: 1, singles: 1 }],
    ['102 of 102', 102, 102, { lists: 2, singles: 0 }],
    ['500 of 500', 500, 500, { lists: 5, singles: 0 }],
    ['100 of 1,000, all on the first page', 1_000, 100, { lists: 1, singles: 0 }],
    ['1 of 1,000', 1_000, 1, { lists: 0, singles: 1 }],
    ['3 of 10', 10, 3, { lists: 0, singles: 3 }],
    ['5 of 10', 10, 5, { lists: 1, singles: 0 }],
  ])('%s', async (_, assets, many, calls) => {
    const { lookUp, asked } = await startLookingUp({ assets, ...plenty });
    const told = await lookUp(idsOf(many));
    expect(told).toMatchObject({ missing: [], isDone: true });
    expect(told.assets).toHaveLength(many);
    expect(asked()).toEqual({ ...calls, others: 0 });
  });

  test('1,000 in two lookups at once: 10 pages', async () => {
    const { lookUp, asked } = await startLookingUp({ assets: 1_000, ...plenty });
    const told = await Promise.all([lookUp(idsOf(500)), lookUp(idsOf(500, 500))]);
    expect(told.map(({ assets, isDone }) => [assets.length, isDone])).toEqual([
      [500, true],
      [500, true],
    ]);
    expect(asked()).toEqual({ lists: 10, singles: 0, others: 0 });
  });

  test.each([
    ['the first and the last of a list', (number: number) => number < 500],
    ['the last and the first of a list', (number: number) => number >= 500],
    ['every other one', (number: number) => number % 2 === 0],
  ])('1,000 in two lookups, one after the other, %s: 10 pages', async (_, isFirst) => {
    const { lookUp, asked } = await startLookingUp({ assets: 1_000, ...plenty });
    for (const half of [true, false]) {
      const ids = idsOf(1_000).filter((_, number) => isFirst(number) === half);
      expect((await lookUp(ids)).assets).toHaveLength(500);
    }
    expect(asked()).toEqual({ lists: 10, singles: 0, others: 0 });
  });

  test('700 images on a site of 1,000, in two lookups of two panels at once: 10 pages', async () => {
    const { backend, lookUp, asked } = await startLookingUp({ assets: 1_000, ...plenty });
    const colleague = await backend.signIn();
    backend.webflow.calls.reset();
    const ids = idsOf(1_000).filter((_, number) => number % 10 < 7);
    const halves = [ids.slice(0, 350), ids.slice(350)];
    const told = await Promise.all(
      halves.flatMap((half) => [lookUp(half), lookUp(half, { session: colleague })]),
    );
    for (const { assets, isDone } of told) expect([assets.length, isDone]).toEqual([350, true]);
    expect(asked()).toEqual({ lists: 10, singles: 0, others: 0 });
  });

  test('what is known already costs nothing', async () => {
    const { lookUp, read, asked } = await startLookingUp({ assets: 10, ...plenty });
    const [first = '', ...rest] = idsOf(3);
    await read(first);
    expect((await lookUp([first])).assets).toHaveLength(1);
    expect(asked()).toEqual({ lists: 0, singles: 1, others: 0 });
    expect((await lookUp([first, ...rest])).assets).toHaveLength(3);
    expect(asked()).toEqual({ lists: 0, singles: 3, others: 0 });
  });

  test('few of a site that turns out to be large: its first page, then one by one', async () => {
    const { lookUp, asked } = await startLookingUp({ assets: 1_000, ...plenty });
    const ids = [...idsOf(2), ...idsOf(5, 900)];
    expect((await lookUp(ids)).assets).toHaveLength(7);
    expect(asked()).toEqual({ lists: 1, singles: 5, others: 0 });
  });

  test('how large a site is, is remembered', async () => {
    const { backend, lookUp, asked } = await startLookingUp({ assets: 1_000, ...plenty });
    await lookUp(idsOf(5));
    expect(asked()).toEqual({ lists: 1, singles: 0, others: 0 });
    backend.clock.advance(contractLimits.assetFreshMs);
    await lookUp(idsOf(10, 500));
    expect(asked(), '10 calls either way').toEqual({ lists: 1, singles: 10, others: 0 });
    await lookUp(idsOf(11, 300));
    expect(asked(), 'the fourth page has them').toEqual({ lists: 5, singles: 10, others: 0 });
  });

  test('a list that was left halfway is gone on with while what it brought is in memory', async () => {
    const { backend, lookUp, asked } = await startLookingUp({ assets: 1_000, ...plenty });
    await lookUp(idsOf(200));
    expect(asked()).toEqual({ lists: 2, singles: 0, others: 0 });
    await lookUp(idsOf(8, 500));
    expect(asked(), '8 pages are left').toEqual({ lists: 2, singles: 8, others: 0 });
    await lookUp(idsOf(9, 400));
    expect(asked()).toEqual({ lists: 5, singles: 8, others: 0 });
    backend.clock.advance(contractLimits.assetFreshMs);
    await lookUp(idsOf(50, 800));
    expect(asked(), 'from its first page').toEqual({ lists: 14, singles: 8, others: 0 });
  });

  test('of a small site, five are worth its one page', async () => {
    const { lookUp, asked } = await startLookingUp({ assets: 50, ...plenty });
    await lookUp(idsOf(5));
    expect(asked()).toEqual({ lists: 1, singles: 0, others: 0 });
    await lookUp(Array.from('abcde', (digit) => digit.repeat(24)));
    expect(asked(), 'and what it does not have is asked for').toEqual({ lists: 2, singles: 5, others: 0 });
  });

  test('ids that a list does not have are asked for one by one', async () => {
    const { lookUp, asked } = await startLookingUp({ assets: 150, ...plenty });
    const told = await lookUp([...idsOf(100), ...idsOf(7, 10_000)]);
    expect(told.missing.toSorted()).toEqual(idsOf(7, 10_000));
    expect(asked()).toEqual({ lists: 2, singles: 7, others: 0 });
  });
});

describe('equal work under way is done once', () => {
  /** A Webflow whose every answer waits to be let go. */
  async function startHolding(assets: number) {
    const held: (() => void)[] = [];
    let isHolding = false;
    const started = await startLookingUp({
      ...plenty,
      assets,
      divert: (request) => {
        if (!isHolding) return undefined;
        const { promise, resolve } = Promise.withResolvers<void>();
        held.push(resolve);
        return promise.then(() => started.backend.webflow.fetch(request));
      },
    });
    isHolding = true;
    return {
      ...started,
      held: () => held.length,
      letGo: (many = held.length) => {
        for (const resolve of held.splice(0, many)) resolve();
      },
      /** Lets everything go from now on. */
      open() {
        isHolding = false;
        for (const resolve of held.splice(0)) resolve();
      },
    };
  }

  test('a lookup and Get Asset at once', async () => {
    const { lookUp, read, held, open, asked } = await startHolding(10);
    const [id = ''] = idsOf(1);
    const single = read(id);
    await eventually(() => expect(held()).toBe(1));
    const told = lookUp([id]);
    const again = lookUp([id]);
    await new Promise((resolve) => setImmediate(resolve));
    open();
    expect((await single).status).toBe(200);
    for (const { assets, isDone } of [await told, await again])
      expect([assets.length, isDone]).toEqual([1, true]);
    expect(asked()).toEqual({ lists: 0, singles: 1, others: 0 });
  });

  test('Get Asset joins what a lookup reads alone', async () => {
    const { lookUp, read, held, open, asked } = await startHolding(10);
    const [id = ''] = idsOf(1);
    const told = lookUp([id]);
    await eventually(() => expect(held()).toBe(1));
    const single = read(id);
    open();
    expect((await single).status).toBe(200);
    expect((await told).assets).toHaveLength(1);
    expect(asked()).toEqual({ lists: 0, singles: 1, others: 0 });
  });

  test('who comes when half of a list was read joins it, and needs no page twice', async () => {
    const { lookUp, held, letGo, open, asked } = await startHolding(1_000);
    const first = lookUp(idsOf(500));
    for (let page = 0; page < 3; page++) {
      await eventually(() => expect(held()).toBeGreaterThan(0));
      letGo(1);
    }
    await eventually(() => expect(held()).toBeGreaterThan(0));
    const second = lookUp(idsOf(500, 500));
    open();
    expect((await first).assets).toHaveLength(500);
    expect((await second).assets).toHaveLength(500);
    expect(asked()).toEqual({ lists: 10, singles: 0, others: 0 });
  });

  test('at most two pages are read at once, and one where one may do', async () => {
    const { lookUp, held, letGo } = await startHolding(1_000);
    const told = lookUp(idsOf(250));
    await eventually(() => expect(held(), 'the first alone').toBe(1));
    letGo();
    await eventually(() => expect(held(), '150 are not on one page').toBe(2));
    letGo();
    expect((await told).assets).toHaveLength(250);
  });

  test('U2 abort-everywhere: a caller that leaves ends a list that no other caller wants', async () => {
    const { ask, held, letGo, asked, lookUp, open } = await startHolding(1_000);
    const lines = readLines(await ask({ ids: idsOf(500) }));
    await eventually(() => expect(held()).toBe(1));
    letGo();
    expect(await lines.next()).toHaveProperty('assets');
    await eventually(() => expect(held()).toBeGreaterThan(0));
    await lines.leave();
    const before = asked();
    open();
    await new Promise((resolve) => setImmediate(resolve));
    expect(asked().lists).toBeLessThanOrEqual(before.lists + 2);
    expect((await lookUp(idsOf(500))).assets).toHaveLength(500);
  });
});
