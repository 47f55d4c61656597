import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Urgency } from '#backend/shares/minute.ts';
import { WebflowFailure } from '#backend/webflow/failure.ts';
import { createBudget } from '#backend/webflow/rate-budget.ts';
import { createRateLimiter } from '#sandbox/data-api/rate-limit.ts';
import { nothingLearned, sendAll, startPaced } from '#test/support/backend/paced.ts';
import { eventually } from '#test/support/shared/eventually.ts';
import { modestly } from '#test/support/shared/properties.ts';
import { createTestClock } from '#test/support/shared/test-clock.ts';

const minute = 60_000;

describe('U9 limit-learned: what Webflow says counts for more than our own count', () => {
  test.each([1, 4, 120, 600])('U9 limit-learned: %d a minute', async (limit) => {
    const { send } = startPaced(async () => ({ limit }));
    expect(await sendAll(() => send('a'))).toMatchObject({ sent: limit });
  });

  test('U9 limit-learned: 3 remaining are 3, though we have made but one call', async () => {
    let remaining = 4;
    const { clock, send } = startPaced(async () => ({ limit: 60, remaining: --remaining }));
    expect(await sendAll(() => send('a'))).toEqual({ sent: 4, retryAfter: 60 });
    clock.advance(minute);
    remaining = 60;
    expect((await sendAll(() => send('a'))).sent, 'and others were of their minute').toBe(60);
  });

  test('U9 limit-learned: calls of others count for a minute after Webflow reported them', async () => {
    const standings = [{ limit: 60, remaining: 1 }];
    const { clock, pacing, send, sendInBackground } = startPaced(async () => standings.shift());
    await send('a');
    clock.advance(20_000);
    expect(await sendAll(() => send('a'))).toEqual({ sent: 1, retryAfter: 40 });
    const told = vi.fn();
    pacing.onHold('a', told);
    const background = sendInBackground('a');
    await eventually(() => expect(told).toHaveBeenCalledWith(40));
    clock.advance(40_000);
    await background;
    expect(await sendAll(() => send('a'))).toMatchObject({ sent: 58 });
  });

  test('U9 limit-learned: a wait that Webflow tells says all there is to know of others', async () => {
    const answers = [
      async () => ({ limit: 60, remaining: 1 }),
      async () => {
        throw new WebflowFailure({ kind: 'rate_limited', retryAfter: 5 });
      },
    ];
    const { clock, send } = startPaced(async () => answers.shift()?.());
    await send('a');
    clock.advance(10_000);
    expect(await sendAll(() => send('a'))).toEqual({ sent: 0, retryAfter: 5 });
    clock.advance(5_000);
    await expect(send('a')).resolves.toBe('answered');
  });

  test('U9 limit-learned: our calls of the minute before are none of those it counts', async () => {
    const clock = createTestClock();
    const budget = createBudget(clock.now);
    const first = await budget.take('a', 'interactive');
    clock.advance(30_000);
    if (!('wait' in first)) first.end(nothingLearned);
    const long = await budget.take('a', 'interactive');
    clock.advance(minute);
    if (!('wait' in long)) long.end({ limit: 60, remaining: 10, retryAfter: null });
    let more = 0;
    while (!('wait' in (await budget.take('a', 'interactive')))) more++;
    expect(more).toBe(10);
  });

  test('U9 limit-learned: a new minute at Webflow ends what was known of others', async () => {
    const told = [3, 59, 58];
    const { send } = startPaced(async () => ({ limit: 60, remaining: told.shift() ?? null }));
    expect(await sendAll(() => send('a'))).toMatchObject({ sent: 60 });
  });

  test('U9 limit-learned: an older answer that is late teaches nothing', async () => {
    const budget = createBudget(() => 0);
    const older = await budget.take('a', 'interactive');
    const newer = await budget.take('a', 'interactive');
    if ('wait' in older || 'wait' in newer) throw new Error('no place');
    newer.end({ limit: 60, remaining: 0, retryAfter: null });
    older.end({ limit: 60, remaining: 50, retryAfter: null });
    expect(await budget.take('a', 'interactive')).toHaveProperty('wait');
  });

  test.each([
    { limit: 60, remaining: 10_000 },
    { limit: Number.MAX_SAFE_INTEGER, remaining: 0 },
    { limit: Number.MAX_SAFE_INTEGER, remaining: Number.MAX_SAFE_INTEGER },
    { limit: 1, remaining: Number.MAX_SAFE_INTEGER },
  ])('U9 limit-learned: numbers nobody expects, $limit and $remaining', async (standing) => {
    const { clock, send } = startPaced(async () => standing);
    await send('a');
    const outcome = await send('a').catch((error: unknown) => error);
    if (outcome !== 'answered')
      expect(outcome).toHaveProperty('reason', { kind: 'rate_limited', retryAfter: 60 });
    clock.advance(minute);
    await expect(send('a')).resolves.toBe('answered');
  });

  test('U9 limit-learned: whatever others did before us, there is no 429, and never more than the limit in any minute', async () => {
    const step = fc.record({
      pause: fc.nat(20_000),
      calls: fc.integer({ min: 1, max: 30 }),
      urgency: fc.constantFrom<Urgency>('interactive', 'background'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(4, 10, 60, 120),
        fc.nat(1_000),
        fc.array(step, { minLength: 1, maxLength: 25 }),
        async (limit, before, steps) => {
          const counted: number[] = [];
          const { clock, send, sendInBackground } = startPaced(async () => {
            const standing = limiter.count('a');
            expect(standing.allowed, 'no 429').toBe(true);
            counted.push(clock.now());
            return standing;
          });
          const limiter = createRateLimiter(clock.now, limit);
          // One is left, so that there is an answer to learn from.
          for (let call = 0; call < before % limit; call++) limiter.count('a');
          await send('a');
          const stop = new AbortController();
          for (const { pause, calls, urgency } of steps) {
            clock.advance(pause);
            for (let call = 0; call < calls; call++) {
              const answer = urgency === 'interactive' ? send('a') : sendInBackground('a', stop.signal);
              answer.catch(() => {});
            }
            await new Promise(setImmediate);
          }
          stop.abort();
          for (const [index, at] of counted.entries()) {
            expect(counted[index + limit] ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(at + minute);
          }
        },
      ),
      modestly(200),
    );
  });
});
