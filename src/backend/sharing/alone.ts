import { createMemoryCache } from '../cache/memory-cache.ts';
import { createMemoryLimiter } from '../limiting/memory-limiter.ts';
import { createBudget } from '../webflow/rate-budget.ts';
import type { Sharing } from './sharing.ts';
import { createSharingStatus, looksOf } from './status.ts';

/** For one instance that shares with nobody: all in this process's memory. `now` is milliseconds that only go forward. */
export function shareWithNobody(now: () => number): Sharing {
  const status = createSharingStatus('none');
  return {
    createCache: (spec) => createMemoryCache(spec, now, looksOf(status, spec.name)),
    budget: createBudget(now),
    createLimiter: createMemoryLimiter,
    knownAddresses: undefined,
    coverage: { announce: () => {}, listen: () => {} },
    status,
    close: async () => {},
  };
}
