import { describe } from 'vitest';
import { budgetBattery } from '#test/support/budget-battery.ts';
import { cacheBattery } from '#test/support/cache-battery.ts';
import { knownAddressesBattery } from '#test/support/known-addresses-battery.ts';
import { limiterBattery } from '#test/support/limiter-battery.ts';
import { noRedis, shareInTest } from '#test/support/shared-redis.ts';

describe.skipIf(noRedis)('what memory does Redis does', () => {
  cacheBattery('Redis', async ({ now }) => (await shareInTest({ now })).createCache);
  budgetBattery('Redis', async ({ now }) => (await shareInTest({ now })).budget);
  knownAddressesBattery('Redis', async ({ elapsed }) => {
    const { knownAddresses } = await shareInTest({ now: elapsed });
    if (!knownAddresses) throw new Error('Redis keeps no known addresses');
    return { store: knownAddresses, installationIds: ['one', 'other'] };
  });
  limiterBattery('Redis', async () => (await shareInTest()).createLimiter);
});
