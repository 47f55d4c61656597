import { setTimeout as pause } from 'node:timers/promises';
import type { TestClock } from '#test/support/test-clock.ts';

const second = 1_000;

/** Resolves once nothing new has begun to sleep or has ended for a while: whatever can go on now has gone on. */
async function settle(clock: TestClock, ended: () => number): Promise<void> {
  for (let quiet = 0, before = ''; quiet < 3; ) {
    await pause(2);
    const state = `${clock.sleeping()} ${ended()}`;
    quiet = state === before ? quiet + 1 : 0;
    before = state;
  }
}

/** Lets what can go on now go on, and then a second pass, until `all` have ended. */
export async function passUntil(clock: TestClock, all: readonly Promise<unknown>[]): Promise<void> {
  let ended = 0;
  const end = (): void => void ended++;
  for (const each of all) each.then(end, end);
  for (let passed = 0; ; passed++) {
    await settle(clock, () => ended);
    if (ended === all.length) return;
    clock.advance(second);
    if (passed > 600) throw new Error('some never end');
  }
}
