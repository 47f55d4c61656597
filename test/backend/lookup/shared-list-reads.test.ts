import { describe, expect, test, vi } from 'vitest';
import type { ReadPage } from '#backend/lookup/read-page.ts';
import { createSharedListReads } from '#backend/lookup/shared-list-reads.ts';
import { limits } from '#backend/platform/limits.ts';
import { createLog } from '#backend/platform/log.ts';
import { contractLimits } from '#contract/limits.ts';
import { idsOf } from '#test/support/backend/looked-up.ts';
import { noHurry } from '#test/support/backend/transport.ts';
import { createTestClock } from '#test/support/shared/test-clock.ts';

const log = createLog('silent', { write: () => {} });
const pageSize = 100;

function subjectOf(installationId: string, siteId = 'site') {
  return { userId: 'user', installationId, siteId };
}

const ours = subjectOf('a');

/** Lists of 300 assets, whose pages are answered when the test says so. */
function setUp() {
  const clock = createTestClock();
  const gates: (() => void)[] = [];
  const readPage = vi.fn<ReadPage>(async (_, offset) => {
    await new Promise<void>((resolve) => gates.push(resolve));
    return { ids: idsOf(pageSize, offset), length: pageSize, total: 3 * pageSize, pageSize };
  });
  const listings = createSharedListReads(readPage, clock.now);
  return {
    clock,
    readPage,
    listings,
    /** Joins, waits for one more page, and answers the part in it. */
    async joinForOne(subject = ours) {
      const listing = listings.join(subject, log);
      const isFurther = listing.nextPage(90, noHurry);
      gates.pop()?.();
      expect(await isFurther).toBe(true);
      return listing;
    },
    offsets: () => readPage.mock.calls.map(([, offset]) => offset),
  };
}

describe('the lists of sites that are being read', () => {
  test('one for each site of each installation', async () => {
    const { listings, joinForOne, offsets } = setUp();
    await joinForOne();
    await joinForOne();
    expect(offsets()).toEqual([0, 100]);
    expect(listings.hasBegun(ours)).toBe(true);
    for (const other of [subjectOf('b'), subjectOf('a', 'other')]) {
      expect(listings.hasBegun(other)).toBe(false);
      await joinForOne(other);
    }
    expect(offsets()).toEqual([0, 100, 0, 0]);
  });

  test('one that is over is begun again, and who is still in it keeps out of the new one', async () => {
    const { listings, joinForOne, offsets } = setUp();
    const old = [await joinForOne(), await joinForOne(), await joinForOne()];
    expect(await old[0]?.nextPage(90, noHurry)).toBe(false);
    expect(listings.hasBegun(ours)).toBe(false);
    await joinForOne();
    for (const listing of old) listing.leave();
    expect(listings.hasBegun(ours)).toBe(true);
    await joinForOne();
    expect(offsets()).toEqual([0, 100, 200, 0, 100]);
  });

  test('one that everybody has left goes on where it is, until what it brought is too old', async () => {
    const { clock, listings, joinForOne, offsets } = setUp();
    (await joinForOne()).leave();
    clock.advance(contractLimits.assetFreshMs - 1);
    const resumed = await joinForOne();
    expect([resumed.isWhole, offsets()]).toEqual([true, [0, 100]]);
    resumed.leave();
    clock.advance(1);
    expect(listings.hasBegun(ours), 'its first page is too old, whenever the second came').toBe(false);
    await joinForOne();
    expect(offsets()).toEqual([0, 100, 0]);
  });

  test('one that takes long has brought more than memory has, for who joins late', async () => {
    const { clock, listings, joinForOne } = setUp();
    const first = await joinForOne();
    clock.advance(contractLimits.assetFreshMs);
    expect([first.isWhole, listings.join(ours, log).isWhole]).toEqual([true, false]);
  });

  test('one that waits for its first page counts all that join it as whole', () => {
    const { clock, listings } = setUp();
    void listings.join(ours, log).nextPage(90, noHurry);
    clock.advance(contractLimits.assetFreshMs);
    expect(listings.join(ours, log).isWhole).toBe(true);
  });

  test('U2 abort-everywhere: the last one to leave ends a page under way, and then it is begun again', async () => {
    const { listings, joinForOne, readPage, offsets } = setUp();
    const [one, other] = [listings.join(ours, log), listings.join(ours, log)];
    void one.nextPage(90, noHurry);
    const signal = readPage.mock.calls[0]?.[0].signal;
    one.leave();
    expect(signal?.aborted).toBe(false);
    other.leave();
    expect(signal?.aborted).toBe(true);
    expect(listings.hasBegun(ours)).toBe(false);
    await joinForOne();
    expect(offsets()).toEqual([0, 0]);
  });

  test('one without a page that was read, or without a page to read, is not kept', async () => {
    const { listings, joinForOne, offsets } = setUp();
    listings.join(ours, log).leave();
    expect(listings.hasBegun(ours)).toBe(false);
    for (let page = 0; page < 3; page++) (await joinForOne()).leave();
    expect(listings.hasBegun(ours)).toBe(false);
    expect(offsets()).toEqual([0, 100, 200]);
  });

  test('only so many are kept, the latest', async () => {
    const { listings, joinForOne } = setUp();
    const subjects = Array.from({ length: limits.pausedLists + 1 }, (_, number) => subjectOf(`${number}`));
    for (const subject of subjects) (await joinForOne(subject)).leave();
    const kept = subjects.map((subject) => listings.hasBegun(subject));
    expect(kept).toEqual(subjects.map((_, number) => number > 0));
    // One that is joined makes room.
    await joinForOne(subjects[1]);
    (await joinForOne(ours)).leave();
    expect(listings.hasBegun(subjectOf('2'))).toBe(true);
  });

  test('one that is over takes no room', async () => {
    const { listings, joinForOne } = setUp();
    (await joinForOne()).leave();
    for (let number = 0; number < limits.pausedLists; number++) {
      for (let page = 0; page < 3; page++) (await joinForOne(subjectOf(`${number}`))).leave();
    }
    expect(listings.hasBegun(ours)).toBe(true);
  });

  test('one that goes on and is ended then is not gone on with again', async () => {
    const { listings, joinForOne, offsets } = setUp();
    (await joinForOne()).leave();
    const resumed = listings.join(ours, log);
    void resumed.nextPage(90, noHurry);
    resumed.leave();
    expect(listings.hasBegun(ours)).toBe(false);
    await joinForOne();
    expect(offsets()).toEqual([0, 100, 0]);
  });

  test('a page is read with the log of the caller that joined last', async () => {
    const { listings, joinForOne, readPage } = setUp();
    const first = await joinForOne();
    const later = createLog('silent', { write: () => {} });
    listings.join(ours, later);
    void first.nextPage(90, noHurry);
    expect(readPage.mock.calls.map(([caller]) => caller.log === later)).toEqual([false, true]);
  });
});
