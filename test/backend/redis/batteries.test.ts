import { describe } from 'vitest';
import { budgetBattery } from '#test/support/backend/budget-battery.ts';
import { cacheBattery } from '#test/support/backend/cache-battery.ts';
import { knownAddressesBattery } from '#test/support/backend/known-addresses-battery.ts';
import { limiterBattery } from '#test/support/backend/limiter-battery.ts';
import { noRedis, shareInTest } from '#test/support/servers/shared-redis.ts';

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
