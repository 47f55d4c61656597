import type { CreateCache } from '../cache/create-cache.ts';
import type { CoverageChanges } from '../installations/coverage-changes.ts';
import type { CreateLimiter } from '../limiting/limiter.ts';
import type { KnownAddressStore } from '../session/known-addresses.ts';
import type { WatchedBudget } from '../webflow/rate-budget.ts';
import type { ClusterStatus } from './cluster-status.ts';

/** What several instances of the backend share, or one has for itself. */
export interface Cluster {
  readonly createCache: CreateCache;
  /** How many calls each token may still make. */
  readonly budget: WatchedBudget;
  readonly createLimiter: CreateLimiter;
  /** Where addresses from which people have signed in are shared; undefined for one instance. */
  readonly knownAddresses: KnownAddressStore | undefined;
  /** News of which installations cover which sites. */
  readonly coverage: CoverageChanges;
  readonly status: ClusterStatus;
  /** Ends all connections. */
  close(): Promise<void>;
}
