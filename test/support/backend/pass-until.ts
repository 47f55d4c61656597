import { setTimeout as pause } from 'node:timers/promises';
import type { TestClock } from '#test/support/shared/test-clock.ts';

const second = 1_000;

/** Resolves once no sleep has started or ended for a while: everything that can proceed has done so. */
async function settle(clock: TestClock, ended: () => number): Promise<void> {
  for (let quiet = 0, before = ''; quiet < 3; ) {
    await pause(2);
    const state = `${clock.sleeping()} ${ended()}`;
    quiet = state === before ? quiet + 1 : 0;
    before = state;
  }
}

/** Lets everything that can proceed do so, and then a second pass, until `all` have settled. */
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
