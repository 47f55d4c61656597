import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Purpose } from '#backend/shares/minute.ts';
import type { Party } from '#backend/shares/rule.ts';
import {
  type Budget,
  createBudget,
  type Permit,
  type RateLimitReport,
} from '#backend/webflow/rate-budget.ts';
import { nothingLearned } from '#test/support/backend/paced.ts';
import { modestly } from '#test/support/shared/properties.ts';
import { createTestClock, type TestClock } from '#test/support/shared/test-clock.ts';

const minute = 60_000;

/** Takes calls from a budget, for a test that knows how many it has. */
function takingFrom(budget: Budget) {
  async function take(token = 'a', urgency: Purpose = 'interactive'): Promise<Permit> {
    const taken = await budget.take(token, urgency);
    if ('wait' in taken) throw new Error(`no place, but a wait of ${taken.wait}`);
    return taken;
  }
  async function waitOf(token = 'a', urgency: Purpose = 'interactive'): Promise<number> {
    const taken = await budget.take(token, urgency);
    if (!('wait' in taken)) throw new Error('a place');
    return taken.wait;
  }
  async function call(lesson: Partial<RateLimitReport> = {}, token = 'a'): Promise<void> {
    (await take(token)).end({ ...nothingLearned, ...lesson });
  }
  async function countLeft(token = 'a', urgency: Purpose = 'interactive'): Promise<number> {
    const places: Permit[] = [];
    for (;;) {
      const taken = await budget.take(token, urgency);
      if ('wait' in taken) break;
      places.push(taken);
    }
    for (const place of places) place.giveBack();
    return places.length;
  }
  /** Takes calls until one must wait; returns how many a party got, and the wait. */
  async function takeAll(party: Party, urgency: Purpose = 'interactive'): Promise<[number, number]> {
    for (let taken = 0; ; taken++) {
      const place = await budget.take('a', urgency, party);
      if ('wait' in place) return [taken, place.wait];
      place.end(nothingLearned);
    }
  }
  return { take, waitOf, call, countLeft, takeAll };
}

/** The contract of every budget. `open` returns an empty one on the given clock. */
export function budgetContract(kind: string, open: (clock: TestClock) => Promise<Budget>): void {
  async function start() {
    const clock = createTestClock();
    return { clock, ...takingFrom(await open(clock)) };
  }

  describe(`U8 pacing: ${kind}: a budget`, () => {
    test(`U8 pacing: ${kind}: has 60 calls a minute, each token its own`, async () => {
      const { clock, call, waitOf, countLeft } = await start();
      await call();
      clock.advance(20_000);
      for (let time = 1; time < 60; time++) await call();
      expect(await waitOf()).toBe(40_000);
      clock.advance(40_000 - 1);
      expect(await waitOf()).toBe(1);
      clock.advance(1);
      expect(await countLeft()).toBe(1);
      expect(await countLeft('b')).toBe(60);
    });

    test(`U8 pacing: ${kind}: a job leaves a third to people, has no first calls, and nothing is kept for it`, async () => {
      const { clock, takeAll, countLeft } = await start();
      const job = { site: 's', person: 'reading s' };
      const [made, wait] = await takeAll(job, 'job');
      expect([made, wait]).toEqual([32, minute]);
      const [own] = await takeAll({ site: 's', person: 'p' }, 'background');
      expect(own, 'what a person gets beside it').toBe(6);
      expect(await countLeft(), 'of the third').toBe(60 - made - own);
      clock.advance(minute);
      const [all] = await takeAll({ site: 's', person: 'p' });
      expect(all, 'all that one person alone gets').toBe(48);
      expect(await takeAll(job, 'job'), 'not even a first call').toEqual([0, minute]);
    });

    test(`U8 pacing: ${kind}: a running call counts, and one that was never made does not`, async () => {
      const { clock, take, waitOf, call } = await start();
      await call({ limit: 1 });
      clock.advance(minute);
      (await take()).giveBack();
      const place = await take();
      clock.advance(minute / 2);
      expect(await waitOf()).toBe(minute);
      place.end(nothingLearned);
      clock.advance(minute - 1);
      expect(await waitOf()).toBe(1);
      clock.advance(1);
      await take();
    });

    test.each([
      [60, 40],
      [4, 2],
      [3, 2],
      [1, 1],
    ])(`U8 pacing: ${kind}: of %d a minute, background work makes %d`, async (limit, most) => {
      const { clock, call, countLeft } = await start();
      await call({ limit });
      clock.advance(minute);
      expect(await countLeft('a', 'background')).toBe(most);
      expect(await countLeft()).toBe(limit);
    });

    test(`U8 pacing: ${kind}: background work is notified when enough interactive calls are over`, async () => {
      const { clock, call, waitOf } = await start();
      for (let second = 0; second < 50; second++) {
        await call();
        clock.advance(1_000);
      }
      expect(await waitOf('a', 'background')).toBe(20_000);
    });

    test(`U9 limit-learned: ${kind}: Webflow’s remaining calls override our own count`, async () => {
      const { clock, call, countLeft, waitOf } = await start();
      await call({ limit: 60, remaining: 3 });
      expect(await countLeft()).toBe(3);
      for (let time = 0; time < 3; time++) await call({ limit: 60, remaining: 2 - time });
      expect(await waitOf()).toBe(minute);
      clock.advance(minute);
      expect(await countLeft()).toBe(60);
    });

    test(`U9 limit-learned: ${kind}: a limit other than the usual one applies`, async () => {
      const { call, countLeft } = await start();
      await call({ limit: 120, remaining: 119 });
      expect(await countLeft()).toBe(119);
      await call({ limit: 10, remaining: 8 });
      expect(await countLeft()).toBe(8);
    });

    test(`U9 limit-learned: ${kind}: an older response that arrives late is ignored`, async () => {
      const { take, countLeft } = await start();
      const [older, newer] = [await take(), await take()];
      newer.end({ limit: 60, remaining: 10, retryAfter: null });
      older.end({ limit: 60, remaining: 40, retryAfter: null });
      expect(await countLeft()).toBe(10);
    });

    test(`U3 retry-after: ${kind}: no call is made before the wait is over, and the longer of two waits counts`, async () => {
      const { clock, take, call, waitOf, countLeft } = await start();
      const [one, other] = [await take(), await take()];
      one.end({ ...nothingLearned, retryAfter: 90 });
      other.end({ ...nothingLearned, retryAfter: 30 });
      expect(await waitOf()).toBe(90_000);
      expect(await waitOf('a', 'background')).toBe(90_000);
      clock.advance(90_000 - 1);
      expect(await waitOf()).toBe(1);
      clock.advance(1);
      expect(await countLeft()).toBe(60);
      await call({ retryAfter: 24 * 60 * 60 }, 'b');
      clock.advance(23 * 60 * 60_000);
      expect(await waitOf('b')).toBe(60 * 60_000);
    });

    const of = (person: string, site = 'site'): Party => ({ site, person });

    test(`B6 shares: ${kind}: one person alone gets 48 of 60, the next 10, the next 2, and all wait a minute`, async () => {
      const { takeAll } = await start();
      expect(await takeAll(of('a'))).toEqual([48, minute]);
      expect(await takeAll(of('b'))).toEqual([10, minute]);
      expect(await takeAll(of('c', 'another site'))).toEqual([2, minute]);
      expect(await takeAll(of('d', 'another site'))).toEqual([0, minute]);
    });

    test(`B6 shares: ${kind}: free calls are kept for people below their share, until they have come back`, async () => {
      const { clock, takeAll } = await start();
      expect(await takeAll(of('a'))).toEqual([48, minute]);
      clock.advance(minute / 2);
      for (const person of ['b', 'c', 'd']) await takeAll(of(person));
      expect(await takeAll(of('e'))).toEqual([0, minute / 2]);
      clock.advance(minute / 2);
      const [greedy] = await takeAll(of('a'));
      const [patient] = await takeAll(of('e'));
      expect(greedy).toBeLessThan(48);
      expect(patient).toBeGreaterThanOrEqual(5);
    });

    test(`B6 shares: ${kind}: a person’s sites count as one person, and many people of one site as one site`, async () => {
      const { takeAll } = await start();
      const many = ['1', '2', '3'].map((site) => of('a', site));
      let taken = 0;
      for (const party of many) taken += (await takeAll(party))[0];
      expect(taken).toBe(48);
      expect((await takeAll(of('b', '4')))[0]).toBeGreaterThanOrEqual(9);
    });

    test(`B6 shares: ${kind}: lookups leave a third, except for the first 3 calls of each person`, async () => {
      const { takeAll } = await start();
      expect(await takeAll(of('a'), 'background')).toEqual([32, minute]);
      expect(await takeAll(of('b'))).toEqual([22, minute]);
      expect((await takeAll(of('c'), 'background'))[0]).toBe(3);
    });

    test(`B6 shares: ${kind}: any crowd gets the same results as from the budget in memory`, async () => {
      const ask = fc.record({
        person: fc.constantFrom(...'abcde'),
        site: fc.constantFrom('1', '2'),
        isBackground: fc.boolean(),
        times: fc.integer({ min: 1, max: 20 }),
        pause: fc.integer({ min: 0, max: 20_000 }),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(ask, { minLength: 5, maxLength: 25 }), async (asks) => {
          const clock = createTestClock();
          const [budget, memory] = [await open(clock), createBudget(clock.elapsed)];
          for (const { person, site, isBackground, times, pause } of asks) {
            for (let time = 0; time < times; time++) {
              const both = [budget, memory].map((one) =>
                one.take('a', isBackground ? 'background' : 'interactive', of(person, site)),
              );
              const [taken, expected] = await Promise.all(both);
              expect(taken && 'wait' in taken ? taken.wait : 0).toBe(
                expected && 'wait' in expected ? expected.wait : 0,
              );
              for (const place of [taken, expected])
                if (place && !('wait' in place)) place.end(nothingLearned);
            }
            clock.advance(pause);
          }
        }),
        modestly(15),
      );
    });
  });
}
