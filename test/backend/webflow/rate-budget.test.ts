import { describe, expect, test, vi } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { createBudget } from '#backend/webflow/rate-budget.ts';
import { budgetContract } from '#test/support/backend/budget-contract.ts';
import { nothingLearned, sendAll, startPaced } from '#test/support/backend/paced.ts';
import { eventually } from '#test/support/shared/eventually.ts';
import { createTestClock } from '#test/support/shared/test-clock.ts';

const minute = 60_000;

budgetContract('memory', async ({ now }) => createBudget(now));

describe('U8 pacing: no more calls a minute than a token has', () => {
  test('U8 pacing: 60 until Webflow says more, and then the first is free a minute after its end', async () => {
    const { clock, send } = startPaced(async () => undefined);
    await send('a');
    clock.advance(20_000);
    expect(await sendAll(() => send('a'))).toEqual({ sent: 59, retryAfter: 40 });
    clock.advance(40_000 - 1);
    expect(await sendAll(() => send('a'))).toEqual({ sent: 0, retryAfter: 1 });
    clock.advance(1);
    expect(await sendAll(() => send('a'))).toEqual({ sent: 1, retryAfter: 20 });
    expect(await sendAll(() => send('b'))).toMatchObject({ sent: 60 });
  });

  test('U8 pacing: a call that was never made takes nothing', async () => {
    const budget = createBudget(() => 0);
    for (let round = 0; round < 200; round++) {
      const place = await budget.take('a', 'background');
      if ('wait' in place) throw new Error(`no place in round ${round}`);
      place.giveBack();
    }
  });

  test('U8 pacing: a call under way counts however long it takes', async () => {
    const clock = createTestClock();
    const budget = createBudget(clock.now);
    const place = await budget.take('a', 'interactive');
    if ('wait' in place) throw new Error('no place');
    place.end({ limit: 1, remaining: null, retryAfter: null });
    clock.advance(minute);
    const long = await budget.take('a', 'interactive');
    clock.advance(10 * minute);
    expect(await budget.take('a', 'interactive')).toEqual({ wait: minute });
    if ('wait' in long) throw new Error('no place');
    long.end(nothingLearned);
    clock.advance(minute - 1);
    expect(await budget.take('a', 'interactive')).toEqual({ wait: 1 });
    clock.advance(1);
    expect(await budget.take('a', 'interactive')).not.toHaveProperty('wait');
  });

  test('U8 pacing: background calls wait until enough interactive calls no longer count', async () => {
    const { clock, pacing, send, sendInBackground } = startPaced(async () => undefined);
    for (let second = 0; second < 50; second++) {
      await send('a');
      clock.advance(1_000);
    }
    const told = vi.fn();
    pacing.onHold('a', told);
    const background = sendInBackground('a');
    await eventually(() => expect(told).toHaveBeenCalledWith(20));
    clock.advance(20_000);
    await expect(background).resolves.toBe('answered');
  });

  test.each([
    [60, 40],
    [120, 80],
    [4, 2],
    [3, 2],
    [2, 1],
    [1, 1],
  ])('U8 pacing: of %d a minute, background work makes %d', async (limit, most) => {
    const budget = createBudget(() => 0);
    const first = await budget.take('a', 'background');
    if ('wait' in first) throw new Error('no place');
    first.end({ limit, remaining: null, retryAfter: null });
    let made = 1;
    while (!('wait' in (await budget.take('a', 'background')))) made++;
    expect(made).toBe(most);
    let more = 0;
    while (!('wait' in (await budget.take('a', 'interactive')))) more++;
    expect(more, 'the rest is for people').toBe(limit - most);
  });
});

test('tokens that stand idle are forgotten, those with calls are not', async () => {
  const clock = createTestClock();
  const budget = createBudget(clock.now);
  const take = async (token: string) => {
    const place = await budget.take(token, 'interactive');
    return 'wait' in place ? undefined : place;
  };
  for (const token of ['busy', 'idle']) {
    (await take(token))?.end({ limit: 1, remaining: null, retryAfter: null });
  }
  clock.advance(minute);
  await take('busy');
  for (let token = 0; token < limits.pacedTokens; token++) (await take(`token ${token}`))?.giveBack();
  expect(await take('busy')).toBeUndefined();
  await take('idle');
  expect(await take('idle'), 'its limit of 1 is not known any more').toBeDefined();
});
