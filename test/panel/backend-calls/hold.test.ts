import { expect, test } from 'vitest';
import { createHold } from '#panel/backend-calls/hold.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';

function setUp() {
  const clock = createManualClock();
  let resumed = 0;
  const hold = createHold(clock, () => {
    resumed += 1;
  });
  return { clock, hold, resumed: () => resumed };
}

test('a rate limit holds the calls until it has passed, and resumes them once', () => {
  const { clock, hold, resumed } = setUp();
  hold.fail({ code: 'rate_limited', retryAfter: 7 });
  hold.fail({ code: 'rate_limited', retryAfter: 9 });
  expect(hold.waitsUntil.value).toBe(clock.now() + 9_000);
  clock.advance(8_999);
  expect([hold.isHeld(), resumed()]).toEqual([true, 0]);
  clock.advance(1);
  expect([hold.isHeld(), resumed()]).toEqual([false, 1]);
});

test('any other problem holds the calls until it is cleared, and resumes nothing by itself', () => {
  const { clock, hold, resumed } = setUp();
  hold.fail({ code: 'offline' });
  expect([hold.problem.value?.code, hold.waitsUntil.value, clock.waiting()]).toEqual(['offline', null, 0]);
  hold.clearProblem();
  expect([hold.isHeld(), resumed()]).toEqual([false, 0]);
});

test('a pause holds the calls until a person lets them go on', () => {
  const { hold, resumed } = setUp();
  hold.pause();
  expect([hold.isHeld(), resumed()]).toEqual([true, 0]);
  hold.goOn();
  expect([hold.isHeld(), resumed()]).toEqual([false, 1]);
});

test('clear ends every hold and its timer', () => {
  const { clock, hold, resumed } = setUp();
  hold.fail({ code: 'rate_limited', retryAfter: 7 });
  hold.fail({ code: 'offline' });
  hold.pause();
  hold.clear();
  expect([hold.isHeld(), clock.waiting(), resumed()]).toEqual([false, 0, 0]);
});
