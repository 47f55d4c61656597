import type { Caller } from '../access/caller.ts';
import type { CachedAsset } from '../assets/asset-cache.ts';

/** What comes of a lookup, bit by bit. `wait` is seconds, `total` how many assets the site's list has. */
export type LookupEvent =
  | { readonly assets: readonly CachedAsset[] }
  | { readonly missing: readonly string[] }
  | { readonly total: number }
  | { readonly wait: number };

/** The caller of a lookup, and how it gets its lines. */
export interface LookUpCaller extends Caller {
  /** Rejects where the caller's session has ended. */
  emit(news: LookupEvent): Promise<void>;
}
