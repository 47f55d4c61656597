import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { WebflowFailure } from '#backend/webflow/failure.ts';
import { withRetries } from '#backend/webflow/retries.ts';
import { createRetryBudget } from '#backend/webflow/retry-budget.ts';
import { callWith } from '#test/support/backend/paced.ts';
import { rejection } from '#test/support/backend/transport.ts';
import { createTestClock } from '#test/support/shared/test-clock.ts';

/** Calls to a Webflow that answers 503 while `isDown` says so, on a clock that a test moves. */
function setUp(isDown: () => boolean = () => true) {
  const clock = createTestClock();
  const tries: number[] = [];
  const send = withRetries(
    async () => {
      tries.push(clock.now());
      if (isDown()) throw new WebflowFailure({ kind: 'unavailable', status: 503 });
      return 'answered';
    },
    { budget: createRetryBudget(clock.now), random: () => 0, sleep: clock.sleep },
  );
  return { clock, tries, send: () => send(callWith('a')) };
}

describe('U6 retry-budget: a Webflow in trouble is not asked many times as often', () => {
  test('U6 retry-budget: 50 calls a second for 60 s, all of which fail', async () => {
    const { clock, tries, send } = setUp();
    for (let second = 0; second < 60; second++) {
      await Promise.all(Array.from({ length: 50 }, () => rejection(send())));
      clock.advance(1_000);
    }
    expect(tries.length).toBeLessThanOrEqual(1.2 * 3_000);
    expect(tries.length, 'and what may be repeated is').toBeGreaterThan(1.15 * 3_000);
  });

  test('U6 retry-budget: 3 repeats in 10 s there are in any case', async () => {
    const { clock, tries, send } = setUp();
    await rejection(send());
    expect(tries).toHaveLength(3);
    clock.advance(limits.retryWindowMs - 1_000);
    await rejection(send());
    expect(tries, 'a third repeat, and no fourth').toHaveLength(5);
    clock.advance(1_000);
    await rejection(send());
    expect(tries, 'two of the three are long ago').toHaveLength(8);
    await rejection(send());
    expect(tries).toHaveLength(9);
  });

  test('U6 retry-budget: what went well counts as well', async () => {
    let isDown = false;
    const { tries, send } = setUp(() => isDown);
    for (let call = 0; call < 100; call++) await send();
    isDown = true;
    for (let call = 0; call < 50; call++) await rejection(send());
    expect(tries).toHaveLength(150 + 0.2 * 150);
  });
});
