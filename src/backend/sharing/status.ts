import type { CacheLooks } from '../cache/cache-looks.ts';

/** How the store that instances share is doing, for whoever watches over them. Counts are since the start. */
export interface SharingStatus {
  /** Whether there is one, and whether it answers. */
  state: 'none' | 'up' | 'away';
  /** How many questions to it had no answer in time, or none at all. */
  failures: number;
  /** How often memory was dropped because news may have been missed. */
  resets: number;
  /** Looks into caches, by the cache's name. */
  readonly looks: Record<string, CacheLooks>;
}

/** A status of no looks. */
export function createSharingStatus(state: SharingStatus['state']): SharingStatus {
  return { state, failures: 0, resets: 0, looks: {} };
}

/** The looks of the cache with this name. */
export function looksOf(status: SharingStatus, name: string): CacheLooks {
  status.looks[name] ??= { near: 0, stale: 0, shared: 0, missed: 0 };
  return status.looks[name];
}
