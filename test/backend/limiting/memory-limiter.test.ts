import { afterEach, expect, test, vi } from 'vitest';
import { createMemoryLimiter } from '#backend/limiting/memory-limiter.ts';
import { limiterContract } from '#test/support/backend/limiter-contract.ts';

limiterContract('memory', async () => createMemoryLimiter);

afterEach(() => {
  vi.useRealTimers();
});

test('H9 inbound-limit: memory: a window begins with its first request and ends in full', async () => {
  vi.useFakeTimers();
  const limiter = createMemoryLimiter({ name: 'tries', points: 1, seconds: 10 });
  expect(await limiter.take('a')).toBeUndefined();
  await vi.advanceTimersByTimeAsync(4_000);
  expect(await limiter.take('a')).toBe(6);
  await vi.advanceTimersByTimeAsync(6_000);
  expect(await limiter.take('a')).toBeUndefined();
});

test.each([-86_400_000, -3_600_000])(
  'B11 set-clock: memory: a clock set by %d ms makes no wait longer than the window',
  async (by) => {
    vi.useFakeTimers();
    const limiter = createMemoryLimiter({ name: 'tries', points: 1, seconds: 10 });
    expect(await limiter.take('a')).toBeUndefined();
    vi.setSystemTime(Date.now() + by);
    expect(await limiter.take('a')).toBe(10);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await limiter.take('a')).toBeUndefined();
  },
);
