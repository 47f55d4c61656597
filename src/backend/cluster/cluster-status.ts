import type { CacheLooks } from '../cache/cache-looks.ts';

/** The state of the store that instances share, for the metrics. Counts are since the start of the process. */
export interface ClusterStatus {
  /** `none` without a shared store. */
  state: 'none' | 'up' | 'away';
  /** Requests to the store that failed or timed out. */
  failures: number;
  /** How often memory was cleared because invalidations may have been missed. */
  resets: number;
  /** Looks into caches, by the cache's name. */
  readonly looks: Record<string, CacheLooks>;
}

/** A status with all counts 0. */
export function createClusterStatus(state: ClusterStatus['state']): ClusterStatus {
  return { state, failures: 0, resets: 0, looks: {} };
}

/** The looks of the cache with this name. */
export function looksOf(status: ClusterStatus, name: string): CacheLooks {
  status.looks[name] ??= { near: 0, stale: 0, shared: 0, missed: 0 };
  return status.looks[name];
}
