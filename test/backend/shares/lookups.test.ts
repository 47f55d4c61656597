import { expect, test, vi } from 'vitest';
import type { Party } from '#backend/shares/rule.ts';
import { createPacing } from '#backend/webflow/pacing.ts';
import { createBudget } from '#backend/webflow/rate-budget.ts';
import { nothingLearned } from '#test/support/backend/paced.ts';
import { noHurry, upstreamDeadline } from '#test/support/backend/transport.ts';
import { createTestClock } from '#test/support/shared/test-clock.ts';

const abuser = { site: 'site', person: 'abuser' };
const colleague = { site: 'site', person: 'colleague' };

/** A minute of which the abuser has used all they get, and whose lookups wait for the next. */
async function startUsedUp() {
  const clock = createTestClock();
  const budget = createBudget(clock.elapsed);
  const pacing = createPacing({ budget, sleep: clock.sleep, now: clock.elapsed, deadline: upstreamDeadline });
  for (;;) {
    const place = await budget.take('token', 'interactive', abuser);
    if ('wait' in place) break;
    place.end(nothingLearned);
  }
  const stop = new AbortController();
  const parties: Party[] = [abuser];
  const waiting = Array.from({ length: 5 }, () =>
    pacing.enterBackground('token', stop.signal, () => parties),
  );
  await vi.waitFor(() => expect(clock.sleeping()).toBe(5));
  return { clock, pacing, parties, waiting, stop };
}

test('B6 shares: while a person’s lookups wait for the minute, a colleague’s calls go on, and nothing says they wait', async () => {
  const { pacing, waiting, stop } = await startUsedUp();
  const [mine, theirs] = [vi.fn(), vi.fn()];
  pacing.onHold('token', mine, colleague);
  pacing.onHold('token', theirs, abuser);
  (await pacing.enterBackground('token', noHurry, () => [colleague])).release();
  expect(mine).not.toHaveBeenCalled();
  expect(theirs).toHaveBeenCalledWith(60);
  stop.abort(new Error('left'));
  await Promise.allSettled(waiting);
});

test('B6 shares: a list that waits for one person’s share goes on with that of a colleague who joins it', async () => {
  const { clock, parties, waiting, stop } = await startUsedUp();
  parties.unshift(colleague);
  clock.advance(10_000);
  (await Promise.race(waiting)).release();
  stop.abort(new Error('left'));
  await Promise.allSettled(waiting);
});
