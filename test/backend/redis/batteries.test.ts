import { describe } from 'vitest';
import { budgetBattery } from '#test/support/budget-battery.ts';
import { cacheBattery } from '#test/support/cache-battery.ts';
import { limiterBattery } from '#test/support/limiter-battery.ts';
import { noRedis, shareInTest } from '#test/support/shared-redis.ts';

describe.skipIf(noRedis)('what memory does Redis does', () => {
  cacheBattery('Redis', async ({ now }) => (await shareInTest({ now })).createCache);
  budgetBattery('Redis', async ({ now }) => (await shareInTest({ now })).budget);
  limiterBattery('Redis', async () => (await shareInTest()).createLimiter);
});
