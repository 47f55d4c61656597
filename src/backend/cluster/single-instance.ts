import { createMemoryCache } from '../cache/memory-cache.ts';
import { createMemoryLimiter } from '../limiting/memory-limiter.ts';
import { createBudget } from '../webflow/rate-budget.ts';
import type { Cluster } from './cluster.ts';
import { createClusterStatus, looksOf } from './cluster-status.ts';

/** For a single instance: everything is in the memory of this process. `now` is milliseconds that only go forward. */
export function createSingleInstance(now: () => number): Cluster {
  const status = createClusterStatus('none');
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
