import { afterEach, expect } from 'vitest';
import { takeSleeps } from '#test/support/shared/test-clock.ts';

afterEach(({ task }) => {
  const sleeps = takeSleeps();
  const isTimeout = task.result?.errors?.some(({ message }) => message.includes('timed out')) === true;
  expect(isTimeout ? sleeps : [], 'sleeps on a test clock that was not moved').toEqual([]);
});
