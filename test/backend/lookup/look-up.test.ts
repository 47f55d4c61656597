import { describe, expect, test, vi } from 'vitest';
import { type CachedAsset, createAssetCache } from '#backend/assets/asset-cache.ts';
import type { ReadAsset } from '#backend/assets/read-asset.ts';
import { createLookUp, type LookUpDeps } from '#backend/lookup/look-up.ts';
import type { LookupEvent } from '#backend/lookup/look-up-caller.ts';
import type { ListRead } from '#backend/lookup/shared-list-reads.ts';
import { createSiteTotals } from '#backend/lookup/site-totals.ts';
import { createWithWaits } from '#backend/lookup/with-waits.ts';
import { createLog } from '#backend/platform/log.ts';
import { keep, memoryCaches } from '#test/support/backend/caches.ts';
import { idsOf } from '#test/support/backend/looked-up.ts';
import { freeReservation, noHurry, rejection } from '#test/support/backend/transport.ts';

const subject = { userId: 'user', installationId: 'installation', siteId: 'site' };
const log = createLog('silent', { write: () => {} });

function kept(id: string): CachedAsset {
  return { siteId: subject.siteId, body: JSON.stringify({ id }), etag: '""' };
}

function listing(nextPage: ListRead['nextPage']): ListRead {
  return { isWhole: true, nextPage, leave: () => {}, ids: [], total: () => undefined };
}

/** Lookups among parts that a test may change; without changes, everything is read one by one. */
function setUp(change: (parts: LookUpDeps) => Partial<LookUpDeps> = () => ({})) {
  const readAsset = vi.fn<ReadAsset>(async (_, id) => kept(id));
  const endHold = vi.fn();
  const advance = vi.fn(async () => false);
  const parts: LookUpDeps = {
    cache: createAssetCache(memoryCaches()),
    totals: createSiteTotals(memoryCaches()),
    listings: { join: () => listing(advance), hasBegun: () => false },
    missing: { isKnown: async () => false },
    readAsset,
    runInBackground: (_, work) => work(freeReservation),
    withWaits: createWithWaits((_, call) => call('token'), {
      enter: () => Promise.reject(new Error('nobody waits for it')),
      enterBackground: async () => freeReservation,
      onHold: () => endHold,
    }),
  };
  const deps = { ...parts, ...change(parts) };
  const news: LookupEvent[] = [];
  const tell = async (one: LookupEvent): Promise<void> => void news.push(one);
  return {
    ...deps,
    news,
    readAsset,
    endHold,
    advance,
    lookUp: (ids: readonly string[], told = tell) =>
      createLookUp(deps)(ids, { subject, log, signal: noHurry, emit: told }),
  };
}

const [first = '', second = '', third = ''] = idsOf(3);

describe('a lookup', () => {
  test('reads each with the place that was waited for', async () => {
    const { lookUp, readAsset } = setUp();
    await lookUp([first]);
    expect(readAsset.mock.calls[0]?.[2]).toMatchObject({ reservation: freeReservation });
  });

  test('waits for no place where memory has the asset by then', async () => {
    const places = vi.fn();
    const { lookUp, cache, news } = setUp(() => ({
      runInBackground: async (_, work) => {
        places();
        await keep(cache, subject.installationId, third, kept(third));
        return work(freeReservation);
      },
    }));
    await lookUp([first, second, third]);
    expect(places).toHaveBeenCalledTimes(2);
    expect(news).toHaveLength(3);
  });

  test('asks nothing of a list it has joined where memory has all by then', async () => {
    const { lookUp, advance, readAsset, news } = setUp(({ cache, listings, totals }) => ({
      listings: { ...listings, hasBegun: () => true },
      totals: {
        ...totals,
        async get(...key) {
          await keep(cache, subject.installationId, first, kept(first));
          return totals.get(...key);
        },
      },
    }));
    await lookUp([first]);
    expect(news).toHaveLength(1);
    expect(advance).not.toHaveBeenCalled();
    expect(readAsset).not.toHaveBeenCalled();
  });

  test.each([
    [undefined, 3, false],
    [undefined, 4, true],
    [0, 1, false],
    [0, 2, true],
    [100, 1, false],
    [100, 2, true],
    [101, 2, false],
    [101, 3, true],
    [50_000, 500, false],
    [49_900, 500, true],
  ])('of a site of %s assets, %d are worth its list: %s', async (total, many, isWorth) => {
    const { lookUp, totals, advance } = setUp();
    if (total !== undefined) await keep(totals, subject.installationId, subject.siteId, { total });
    await lookUp(idsOf(many));
    expect(advance.mock.calls.length > 0).toBe(isWorth);
  });

  test('follows a list of which it has missed a part with one more, and no third', async () => {
    const joined = vi.fn();
    const { lookUp, readAsset } = setUp(({ listings }) => ({
      listings: {
        ...listings,
        join(...request) {
          joined();
          return { ...listings.join(...request), isWhole: false };
        },
      },
    }));
    await lookUp(idsOf(10));
    expect(joined).toHaveBeenCalledTimes(2);
    expect(readAsset).toHaveBeenCalledTimes(10);
  });

  test('hears of waits as long as it goes on, and no longer', async () => {
    const { lookUp, endHold } = setUp();
    await lookUp([first]);
    expect(endHold).toHaveBeenCalledOnce();
    const failing = setUp(() => ({ readAsset: () => Promise.reject(new Error('down')) }));
    await rejection(failing.lookUp([first]));
    expect(failing.endHold).toHaveBeenCalledOnce();
  });

  test('ends what else it reads where one cannot be read', async () => {
    const why = new Error('down');
    const signals: AbortSignal[] = [];
    const { lookUp } = setUp(() => ({
      readAsset: ({ signal }, id) => {
        signals.push(signal);
        return id === first ? Promise.reject(why) : new Promise(() => {});
      },
    }));
    expect(await rejection(lookUp([first, second]))).toBe(why);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
  });

  test('ends where an event cannot be emitted', async () => {
    const why = new Error('the session has ended');
    const { lookUp } = setUp();
    expect(await rejection(lookUp([first], () => Promise.reject(why)))).toBe(why);
  });
});
