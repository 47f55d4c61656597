import { describe } from 'vitest';
import { budgetContract } from '#test/support/backend/budget-contract.ts';
import { cacheContract } from '#test/support/backend/cache-contract.ts';
import { cachedReadContract } from '#test/support/backend/cached-read-contract.ts';
import { knownAddressesContract } from '#test/support/backend/known-addresses-contract.ts';
import { limiterContract } from '#test/support/backend/limiter-contract.ts';
import { noRedis, shareInTest } from '#test/support/servers/shared-redis.ts';

describe.skipIf(noRedis)('what memory does Redis does', () => {
  cacheContract('Redis', async ({ now }) => (await shareInTest({ now })).createCache);
  cachedReadContract('Redis', ({ now }) => shareInTest({ now }));
  budgetContract('Redis', async ({ now }) => (await shareInTest({ now })).budget);
  knownAddressesContract('Redis', async ({ elapsed }) => {
    const { knownAddresses } = await shareInTest({ now: elapsed });
    if (!knownAddresses) throw new Error('Redis keeps no known addresses');
    return { store: knownAddresses, installationIds: ['one', 'other'] };
  });
  limiterContract('Redis', async () => (await shareInTest()).createLimiter);
});
