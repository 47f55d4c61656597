import { describe, expect, test, vi } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { WebflowFailure } from '#backend/webflow/failure.ts';
import type { RateLimitHeaders } from '#backend/webflow/rate-limit-headers.ts';
import { nothingLearned, startPaced } from '#test/support/backend/paced.ts';
import { noHurry, rejection } from '#test/support/backend/transport.ts';

const why = new Error('nobody waits any more');

function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A Webflow that answers when the test says so. */
function startHolding(standing: Partial<RateLimitHeaders> = {}) {
  const held: (() => void)[] = [];
  let [underWay, most] = [0, 0];
  const paced = startPaced(async () => {
    most = Math.max(most, ++underWay);
    await new Promise<void>((resolve) => held.push(resolve));
    underWay--;
    return standing;
  });
  return {
    ...paced,
    underWay: () => underWay,
    most: () => most,
    async answer(calls = 1) {
      for (const resolve of held.splice(0, calls)) resolve();
      await settle();
    },
  };
}

describe('U8 pacing: at most 4 at once, and people first', () => {
  test('U8 pacing: 20 calls that people wait for', async () => {
    const { send, underWay, answer, most } = startHolding();
    const all = Array.from({ length: 20 }, () => send('a'));
    await settle();
    expect(underWay()).toBe(limits.upstreamAtOnce);
    for (let round = 0; round < 20; round++) await answer();
    await Promise.all(all);
    expect(most()).toBe(4);
  });

  test('U8 pacing: background calls leave room for a person, who does not wait for them', async () => {
    const { send, sendInBackground, underWay, answer } = startHolding();
    const background = Array.from({ length: 10 }, () => sendInBackground('a'));
    await settle();
    expect(underWay()).toBe(limits.backgroundAtOnce);
    const person = send('a');
    await settle();
    expect(underWay()).toBe(limits.backgroundAtOnce + 1);
    while (underWay() > 0) await answer();
    await Promise.all([person, ...background]);
  });

  test('U8 pacing: where all slots are taken, a person who comes last goes first', async () => {
    const { send, sendInBackground, underWay, answer } = startHolding();
    const order: string[] = [];
    const tell = (who: string) => () => order.push(who);
    const people = Array.from({ length: 4 }, () => send('a'));
    await settle();
    const background = sendInBackground('a').then(tell('background'));
    await settle();
    const last = send('a').then(tell('person'));
    await settle();
    while (underWay() > 0) await answer();
    await Promise.all([...people, background, last]);
    expect(order).toEqual(['person', 'background']);
  });

  test('U8 pacing: other tokens do not notice', async () => {
    const { send, sendInBackground, underWay } = startHolding();
    for (let call = 0; call < 10; call++) void sendInBackground('a');
    for (let call = 0; call < 10; call++) void send('a');
    await settle();
    void sendInBackground('b');
    void send('b');
    await settle();
    expect(underWay()).toBe(limits.upstreamAtOnce + 2);
  });

  test('U8 pacing: the place of a call that fails is free', async () => {
    const { send, sendInBackground } = startPaced(async () => {
      throw why;
    });
    for (let call = 0; call < 10; call++) {
      expect(await rejection(send('a'))).toBe(why);
      expect(await rejection(sendInBackground('a'))).toBe(why);
    }
  });

  test('U8 pacing: a reservation is good for one call, and given back where there was none', async () => {
    const { pacing, send } = startPaced(async () => undefined);
    for (let round = 0; round < 100; round++) {
      const reservation = await pacing.enterBackground('a', noHurry);
      reservation.release();
      reservation.release();
      expect(reservation.use()).toBeUndefined();
    }
    const reservation = await pacing.enterBackground('a', noHurry);
    const place = reservation.use();
    expect(reservation.use()).toBeUndefined();
    reservation.release();
    place?.end(nothingLearned);
    await expect(send('a', { reservation })).resolves.toBe('answered');
  });
});

describe('U8 pacing: where the minute is used up, interactive calls are refused and background calls wait', () => {
  async function startUsedUp() {
    const paced = startPaced(async () => ({ limit: 3 }));
    for (let call = 0; call < 3; call++) await paced.send('a');
    return paced;
  }

  test('U8 pacing: it goes on by itself as soon as there is a place', async () => {
    const { clock, send, sendInBackground } = await startUsedUp();
    const background = vi.fn();
    const answers = Promise.all([1, 2].map(() => sendInBackground('a').then(background)));
    await settle();
    expect(await rejection(send('a'))).toHaveProperty('reason', { kind: 'rate_limited', retryAfter: 60 });
    for (let passed = 0; passed < 60_000; passed += limits.backgroundCheckMs) {
      expect(background).not.toHaveBeenCalled();
      clock.advance(limits.backgroundCheckMs);
      await settle();
    }
    await answers;
    expect(background).toHaveBeenCalledTimes(2);
    await send('a');
  });

  test('U8 pacing: it hears before its time where Webflow allows more', async () => {
    const standings = [{ limit: 3 }, { limit: 3 }, { limit: 120 }];
    const { clock, send, sendInBackground } = startPaced(async () => standings.shift());
    for (let call = 0; call < 2; call++) await send('a');
    const background = sendInBackground('a');
    await settle();
    expect(clock.sleeping()).toBe(1);
    await send('a');
    clock.advance(limits.backgroundCheckMs);
    await expect(background).resolves.toBe('answered');
  });

  test('U8 pacing: listeners get the wait, at once, once, and again', async () => {
    const { clock, pacing, sendInBackground } = await startUsedUp();
    const [early, late, other, gone] = [vi.fn(), vi.fn(), vi.fn(), vi.fn()];
    pacing.onHold('a', early);
    pacing.onHold('b', other);
    pacing.onHold('a', gone)();
    const answers = Promise.all([1, 2, 3, 4].map(() => sendInBackground('a')));
    await settle();
    expect(early.mock.calls).toEqual([[60]]);
    clock.advance(4_000);
    pacing.onHold('a', late);
    expect(late.mock.calls).toEqual([[56]]);
    clock.advance(6_000);
    await settle();
    expect(early.mock.calls).toEqual([[60], [50]]);
    expect(late.mock.calls).toEqual([[56], [50]]);
    clock.advance(50_000);
    await settle();
    // Two of its three are what background may make.
    clock.advance(60_000);
    await answers;
    const after = vi.fn();
    pacing.onHold('a', after);
    for (const listener of [after, other, gone]) expect(listener).not.toHaveBeenCalled();
  });

  test('U8 pacing: what would wait too long is refused', async () => {
    const retryAfter = limits.backgroundLongestWaitMs / 1000 + 1;
    const refusal = { kind: 'rate_limited', retryAfter } as const;
    const { clock, send, sendInBackground } = startPaced(async () => {
      throw new WebflowFailure(refusal);
    });
    await rejection(send('a'));
    for (let call = 0; call < 5; call++) {
      expect(await rejection(sendInBackground('a'))).toHaveProperty('reason', refusal);
    }
    clock.advance(1_000);
    const patient = rejection(sendInBackground('a'));
    await settle();
    expect(clock.sleeping()).toBe(1);
    clock.advance(limits.backgroundLongestWaitMs);
    expect(await patient, 'Webflow says so again').toHaveProperty('reason', refusal);
  });

  test('U2 abort-everywhere: who waits for the next minute may leave, and the next in line goes on', async () => {
    const { clock, pacing, send, sendInBackground } = await startUsedUp();
    const stop = new AbortController();
    const leavers = Array.from({ length: 5 }, () => rejection(sendInBackground('a', stop.signal)));
    await settle();
    const next = sendInBackground('a');
    await settle();
    stop.abort(why);
    expect(await Promise.all(leavers)).toEqual(leavers.map(() => why));
    await settle();
    expect(clock.sleeping()).toBe(1);
    clock.advance(60_000);
    await expect(next).resolves.toBe('answered');
    const told = vi.fn();
    pacing.onHold('a', told);
    expect(told).not.toHaveBeenCalled();
    await send('a');
  });

  test('U2 abort-everywhere: who leaves the line for a slot gives back what was taken of the minute', async () => {
    const { send, answer, underWay } = startHolding({ limit: 6 });
    const first = send('a');
    await settle();
    await answer();
    await first;
    const people = Array.from({ length: 4 }, () => send('a'));
    await settle();
    const stop = new AbortController();
    const leavers = [
      rejection(send('a', { signal: stop.signal })),
      rejection(send('a', { signal: stop.signal })),
    ];
    await settle();
    stop.abort(why);
    expect((await Promise.all(leavers))[0]).toBe(why);
    const person = send('a');
    await settle();
    while (underWay() > 0) await answer();
    await Promise.all([...people, person]);
  });
});
