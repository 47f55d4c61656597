import { cacheContract } from '#test/support/backend/cache-contract.ts';
import { memoryCaches } from '#test/support/backend/caches.ts';

cacheContract('memory', async ({ now }) => memoryCaches(now));
