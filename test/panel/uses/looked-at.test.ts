import { signal } from '@preact/signals-core';
import { expect, test } from 'vitest';
import * as timeouts from '#panel/browser/timeouts.ts';
import { createLookedAt } from '#panel/uses/looked-at.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';

test('facts count as looked at after a while, from the start again where they were away', () => {
  const clock = createManualClock();
  const hasFacts = signal(true);
  const { isLookedAt, start } = createLookedAt(hasFacts, clock);
  const stop = start();
  clock.advance(timeouts.usesDelay - 1);
  hasFacts.value = false;
  hasFacts.value = true;
  clock.advance(timeouts.usesDelay - 1);
  expect(isLookedAt.value).toBe(false);
  clock.advance(1);
  expect(isLookedAt.value).toBe(true);
  hasFacts.value = false;
  expect(isLookedAt.value).toBe(false);
  hasFacts.value = true;
  stop();
  expect(clock.waiting()).toBe(0);
});
