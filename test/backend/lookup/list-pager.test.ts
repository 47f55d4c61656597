import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { ProblemError } from '#backend/errors/problem-error.ts';
import { createListPager, type ListPage } from '#backend/lookup/list-pager.ts';
import { limits } from '#backend/platform/limits.ts';
import { idsOf } from '#test/support/backend/looked-up.ts';
import { noHurry, rejection } from '#test/support/backend/transport.ts';

const pageSize = 100;

/** A page of a list with so many entries. */
function pageOf(total: number, offset: number): ListPage {
  const ids = idsOf(Math.max(0, Math.min(pageSize, total - offset)), offset);
  return { ids, length: ids.length, total, pageSize };
}

/** Reads as many pages as a caller with so many wanted ids needs; returns the offsets that were read. */
async function offsetsOf(readPage: (offset: number) => Promise<ListPage>, wanted = 1_000): Promise<number[]> {
  const read = vi.fn(readPage);
  const walk = createListPager(read);
  while (await walk.nextPage(wanted, noHurry));
  return read.mock.calls.map(([offset]) => offset);
}

function offsets(pages: number): number[] {
  return Array.from({ length: pages }, (_, page) => page * pageSize);
}

describe('a list that holds still', () => {
  test.each([
    [0, 1],
    [1, 1],
    [100, 1],
    [101, 2],
    [1_000, 10],
    [1_001, 11],
  ])('of %d entries has %d pages', async (total, pages) => {
    expect(await offsetsOf(async (offset) => pageOf(total, offset))).toEqual(offsets(pages));
  });

  test('smaller pages than asked for', async () => {
    const read = await offsetsOf(async (offset) => {
      const ids = idsOf(Math.min(30, 100 - offset), offset);
      return { ids, length: ids.length, total: 100, pageSize: 30 };
    });
    expect(read).toEqual([0, 30, 60, 90]);
  });

  test.each([
    [10, 10, 10],
    [9, 10, 1],
    [1, 2, 1],
    [10, 9, 9],
    [500, 400, 100],
  ])('%d wanted of %d pages: %d are read', async (wanted, pages, read) => {
    expect(await offsetsOf(async (offset) => pageOf(pages * pageSize, offset), wanted)).toHaveLength(
      Math.min(read, limits.listPages),
    );
  });
});

describe('U12 paging-terminates', () => {
  test('U12 paging-terminates: the list has more with every page', async () => {
    const read = await offsetsOf(async (offset) => pageOf(offset + 2 * pageSize, offset));
    expect(read).toEqual(offsets(limits.listPages));
  });

  test('U12 paging-terminates: the same page without end', async () => {
    const read = await offsetsOf(async () => ({ ...pageOf(pageSize, 0), total: 1_000_000 }), 100_000);
    expect(read.length).toBeLessThanOrEqual(1 + limits.backgroundAtOnce);
  });

  test('U12 paging-terminates: an empty page in the middle', async () => {
    const read = await offsetsOf(async (offset) =>
      offset === 300 ? { ids: [], length: 0, total: 1_000, pageSize } : pageOf(1_000, offset),
    );
    expect(read.length).toBeLessThanOrEqual(4 + limits.backgroundAtOnce);
  });

  test('U12 paging-terminates: the list shrinks, and is read again as far as entries may have moved up', async () => {
    let total = 1_000;
    const read = await offsetsOf(async (offset) => {
      if (offset > 0) total = 250;
      return pageOf(total, offset);
    });
    expect(read).toEqual([...offsets(3), ...offsets(3)]);
  });

  test.each([
    [1, [0, 100, 200, 199, 299]],
    [3, [0, 100, 200, 197, 297]],
    [150, [0, 100, 200, 50, 150]],
  ])(
    'U12 paging-terminates: %d entries that are deleted while it is read hide none behind them',
    async (gone, read) => {
      const all = idsOf(400);
      let left = all;
      const offsetsRead: number[] = [];
      const walk = createListPager(async (offset) => {
        offsetsRead.push(offset);
        if (offset === 200) left = all.slice(gone);
        const ids = left.slice(offset, offset + pageSize);
        return { ids, length: ids.length, total: left.length, pageSize };
      });
      while (await walk.nextPage(Number.POSITIVE_INFINITY, noHurry));
      expect(offsetsRead).toEqual(expect.arrayContaining(read));
      expect(new Set(walk.ids)).toEqual(new Set([...all.slice(0, 200), ...left]));
      expect(walk.ids.length).toBe(new Set(walk.ids).size);
    },
  );

  test('the ids are in the order of the list, also where a later page comes first', async () => {
    const gates = new Map<number, () => void>();
    const walk = createListPager(async (offset) => {
      if (offset > 0) await new Promise<void>((resolve) => gates.set(offset, resolve));
      return pageOf(300, offset);
    });
    await walk.nextPage(300, noHurry);
    const second = walk.nextPage(300, noHurry);
    gates.get(200)?.();
    await second;
    expect(walk.ids).toEqual(idsOf(100));
    const third = walk.nextPage(300, noHurry);
    gates.get(100)?.();
    await third;
    expect(walk.ids).toEqual(idsOf(300));
    expect(walk.total()).toBe(300);
  });

  test('U12 paging-terminates: a page that overlaps the one before is no end', async () => {
    const read = await offsetsOf(async (offset) => ({
      ...pageOf(1_000, offset),
      ids: idsOf(pageSize, Math.max(0, offset - 50)),
    }));
    expect(read).toEqual(offsets(10));
  });

  test('U12 paging-terminates: a page of which nothing can be read is no end', async () => {
    expect(await offsetsOf(async (offset) => ({ ...pageOf(500, offset), ids: [] }))).toEqual(offsets(5));
  });

  test('U12 paging-terminates: whatever comes, it ends, and has no id twice', async () => {
    const page = fc.record({
      ids: fc.array(fc.constantFrom(...idsOf(30)), { maxLength: 5 }),
      length: fc.nat(5),
      total: fc.oneof(fc.nat(3_000), fc.constant(Number.MAX_SAFE_INTEGER)),
      pageSize: fc.oneof(fc.integer({ min: 1, max: 100 }), fc.constant(Number.MAX_SAFE_INTEGER)),
    });
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(page), fc.integer({ min: 1, max: 500 }), async (pages, wanted) => {
        const read = vi.fn(async () => pages.next().value);
        const walk = createListPager(read);
        while (await walk.nextPage(wanted, noHurry));
        expect(read.mock.calls.length).toBeLessThanOrEqual(limits.listPages);
        expect(new Set(walk.ids).size).toBe(walk.ids.length);
      }),
    );
  });
});

describe('several walk together', () => {
  test('what one has begun, the others wait for, however few they want', async () => {
    const gate = Promise.withResolvers<ListPage>();
    const read = vi.fn(() => gate.promise);
    const walk = createListPager(read);
    const all = [walk.nextPage(500, noHurry), walk.nextPage(1, noHurry), walk.nextPage(500, noHurry)];
    gate.resolve(pageOf(1_000, 0));
    expect(await Promise.all(all)).toEqual([true, true, true]);
    expect(read).toHaveBeenCalledOnce();
    expect(walk.isUnderWay()).toBe(false);
    expect(walk.isOver()).toBe(false);
    expect(await walk.nextPage(1, noHurry), 'one call either way').toBe(false);
  });

  test('U2 abort-everywhere: who leaves leaves alone', async () => {
    const gate = Promise.withResolvers<ListPage>();
    const walk = createListPager(() => gate.promise);
    const stop = new AbortController();
    const leaver = rejection(walk.nextPage(500, stop.signal));
    const other = walk.nextPage(500, noHurry);
    const why = new Error('gone');
    stop.abort(why);
    expect(await leaver).toBe(why);
    expect(await rejection(walk.nextPage(500, stop.signal))).toBe(why);
    gate.resolve(pageOf(1, 0));
    expect(await other).toBe(true);
  });

  test('a page that fails ends it for everybody, those who come late as well', async () => {
    const why = new Error('down');
    const walk = createListPager(() => Promise.reject(why));
    const all = [walk.nextPage(500, noHurry), walk.nextPage(500, noHurry)].map(rejection);
    expect(await Promise.all(all)).toEqual([why, why]);
    expect(await rejection(walk.nextPage(500, noHurry))).toBe(why);
    expect(walk.isOver()).toBe(true);
  });

  test('a list that may not be read has nothing', async () => {
    const walk = createListPager(() => Promise.reject(new ProblemError('asset_not_found')));
    expect(await walk.nextPage(500, noHurry)).toBe(true);
    expect(await walk.nextPage(500, noHurry)).toBe(false);
    expect(walk.isOver()).toBe(true);
  });
});
