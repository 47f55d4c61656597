import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { WebflowFailure } from '#backend/webflow/failure.ts';
import { withRetries } from '#backend/webflow/retries.ts';
import { createRetryBudget } from '#backend/webflow/retry-budget.ts';
import { callWith, startPaced } from '#test/support/backend/paced.ts';
import { rejection } from '#test/support/backend/transport.ts';

const day = 86_400;

function limited(retryAfter: number): never {
  throw new WebflowFailure({ kind: 'rate_limited', retryAfter });
}

describe('U3 retry-after: waits that Webflow asked for', () => {
  test.each([1, 60, day])('U3 retry-after: after %d s, and none calls a moment sooner', async (wait) => {
    const upstream = vi.fn(async () => limited(wait));
    const { clock, send } = startPaced(upstream);
    await rejection(send('a'));
    clock.advance(wait * 1000 - 1);
    expect(await rejection(send('a'))).toHaveProperty('reason', { kind: 'rate_limited', retryAfter: 1 });
    expect(upstream).toHaveBeenCalledTimes(1);
    clock.advance(1);
    await rejection(send('a'));
    expect(upstream).toHaveBeenCalledTimes(2);
  });

  test('U3 retry-after: a limit is the token’s own', async () => {
    const upstream = vi.fn(async () => limited(60));
    const { send } = startPaced(upstream);
    await rejection(send('a'));
    await rejection(send('b'));
    await rejection(send());
    await rejection(send());
    expect(upstream).toHaveBeenCalledTimes(4);
  });

  test('U3 retry-after: of two waits at once the longer one counts', async () => {
    const waits = [60, 1];
    const upstream = vi.fn(async () => limited(waits.shift() ?? 0));
    const { clock, send } = startPaced(upstream);
    await Promise.all([rejection(send('a')), rejection(send('a'))]);
    clock.advance(2_000);
    expect(await rejection(send('a'))).toHaveProperty('reason', { kind: 'rate_limited', retryAfter: 58 });
    expect(upstream).toHaveBeenCalledTimes(2);
  });

  test.each([
    ['an answer', async () => undefined],
    [
      'a refusal',
      async () => {
        throw new WebflowFailure({ kind: 'rejected', status: 404, webflowCode: null });
      },
    ],
    [
      'an outage',
      async () => {
        throw new WebflowFailure({ kind: 'unavailable', status: 503 });
      },
    ],
  ])('U3 retry-after: %s holds nobody up', async (_, answer) => {
    const upstream = vi.fn(answer);
    const { send } = startPaced(upstream);
    await Promise.allSettled([send('a'), send('a')]);
    await Promise.allSettled([send('a')]);
    expect(upstream).toHaveBeenCalledTimes(3);
  });

  test('U3 retry-after: a second try waits for a limit that another call met meanwhile', async () => {
    let answers = 0;
    const upstream = vi.fn(async () => {
      answers++;
      if (answers === 1) throw new WebflowFailure({ kind: 'unavailable', status: 503 });
      return limited(60);
    });
    const { clock, send } = startPaced(upstream);
    const repeating = withRetries(({ token, ...more }) => send(token, more), {
      budget: createRetryBudget(() => 0),
      random: () => 0,
      sleep: clock.sleep,
    });
    const outcomes = await Promise.all([rejection(repeating(callWith('a'))), rejection(send('a'))]);
    for (const outcome of outcomes) {
      expect(outcome).toHaveProperty('reason', { kind: 'rate_limited', retryAfter: 60 });
    }
    expect(upstream).toHaveBeenCalledTimes(2);
  });

  test('U3 retry-after: with any waits and any times of calls, no call is early', async () => {
    const step = fc.record({
      pause: fc.nat(5_000),
      token: fc.constantFrom('a', 'b'),
      wait: fc.option(fc.integer({ min: 1, max: 5 })),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const notBefore = new Map<string, number>();
        let wait: number | null = null;
        const { clock, send } = startPaced(async ({ token = '' }) => {
          expect(clock.now()).toBeGreaterThanOrEqual(notBefore.get(token) ?? 0);
          if (wait === null) return undefined;
          notBefore.set(token, clock.now() + wait * 1000);
          return limited(wait);
        });
        for (const each of steps) {
          clock.advance(each.pause);
          wait = each.wait;
          await send(each.token).catch((error: unknown) => {
            if (!(error instanceof WebflowFailure)) throw error;
          });
        }
      }),
    );
  });
});
