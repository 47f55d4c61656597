import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { expectKept } from '#test/support/backend/crash/expect-kept.ts';
import { type Promised, startHeldWriter, startWriter } from '#test/support/backend/crash/writer.ts';
import { hangAfter } from '#test/support/shared/hang-limits.ts';

/** How often something is killed in each test; CRASH_ROUNDS asks for more than a run of all tests has time for. */
export const rounds = Number(process.env.CRASH_ROUNDS ?? 20);

/** For tests that kill as often as that. */
export const crashTimeout = { timeout: hangAfter.longTest * Math.max(1, rounds / 20) };

/** Nothing yet. */
export function nothingPromised(): Promised {
  return { installed: new Map(), removed: new Set() };
}

/** How many writes a round waits for: a thousand in 20 rounds, and never as many twice in a row. */
export function writesOf(round: number): number {
  return 33 + ((round * 7) % 40);
}

/** Kills a process that writes, so many times, in the middle of its writes. */
export async function killWriters(url: string, times: number): Promise<void> {
  const promised = nothingPromised();
  let next = 0;
  for (let round = 0; round < times; round++) {
    const writer = await startWriter(url, next, promised);
    await writer.untilWritten(writesOf(round));
    await writer.kill();
    next = await expectKept(url, promised);
  }
  expect(promised.installed.size).toBeGreaterThan(times * 15);
}

/** Lets one process make an empty database its own, then kills so many others, each a little later on the same way. */
export async function killFirstStarts(empty: () => Promise<string>, times: number): Promise<void> {
  const promised = nothingPromised();
  const first = await startHeldWriter(await empty(), 0, promised);
  const began = performance.now();
  first.resume();
  await first.untilWritten(1);
  const whole = performance.now() - began;
  await first.kill();
  for (let round = 0; round < times; round++) {
    const url = await empty();
    const none = nothingPromised();
    const writer = await startHeldWriter(url, 0, none);
    writer.resume();
    await pause((whole * round) / times);
    await writer.kill();
    await expectKept(url, none);
  }
}

/** Has several processes make an empty database their own at the same moment, and write. */
export async function startTogether(url: string): Promise<void> {
  const promised = nothingPromised();
  const starting = Array.from({ length: 4 }, (_, index) => startHeldWriter(url, index * 10_000, promised));
  const writers = await Promise.all(starting);
  for (const writer of writers) writer.resume();
  for (const writer of writers) await writer.untilWritten(5);
  for (const writer of writers) await writer.kill();
  await expectKept(url, promised);
}
