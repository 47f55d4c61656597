import { setImmediate as turn } from 'node:timers/promises';
import { expect } from 'vitest';
import { expectKept } from '#test/support/crash/expect-kept.ts';
import { type Promised, startWriter } from '#test/support/crash/writer.ts';

/** How often something is killed in each test; CRASH_ROUNDS asks for more than a run of all tests has time for. */
export const rounds = Number(process.env.CRASH_ROUNDS ?? 20);

/** For tests that kill as often as that. */
export const crashTimeout = { timeout: 60_000 + rounds * 5_000 };

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
    const writer = startWriter(url, next, promised);
    await writer.untilWritten(writesOf(round));
    await writer.kill();
    next = await expectKept(url, promised);
  }
  expect(promised.installed.size).toBeGreaterThan(times * 15);
}

/** Kills a process while it makes an empty database its own, each time a little later. */
export async function killFirstStarts(empty: () => Promise<string>): Promise<void> {
  for (let round = 0; round < 6; round++) {
    const url = await empty();
    const promised = nothingPromised();
    const writer = startWriter(url, 0, promised);
    await writer.untilOpening();
    for (let turns = 0; turns < round * 25; turns++) await turn();
    await writer.kill();
    await expectKept(url, promised);
  }
}
