import { expect, test } from 'vitest';
import { createTestClock, takeSleeps } from '#test/support/shared/test-clock.ts';

const { signal } = new AbortController();

test('a sleep on a clock that is not moved is reported with its length and the line that began it', async () => {
  const clock = createTestClock();
  const ended = clock.sleep(1_000, signal);
  const open = clock.sleep(5_000, signal);
  clock.advance(1_000);
  await ended;
  expect(takeSleeps()).toEqual([expect.stringMatching(/^5000 ms, begun .*test-clock\.test\.ts:\d+/)]);
  clock.advance(4_000);
  await open;
  expect(takeSleeps()).toEqual([]);
});
