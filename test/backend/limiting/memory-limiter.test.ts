import { afterEach, expect, test, vi } from 'vitest';
import { createMemoryLimiter } from '#backend/limiting/memory-limiter.ts';
import { limiterBattery } from '#test/support/limiter-battery.ts';

limiterBattery('memory', async () => createMemoryLimiter);

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
