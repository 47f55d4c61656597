import type { CachedAsset } from '../assets/asset-cache.ts';
import type { Log } from '../platform/log.ts';
import type { SessionSubject } from '../session/session-token.ts';

/** What comes of a lookup, bit by bit. `wait` is seconds. */
export type News =
  | { readonly assets: readonly CachedAsset[] }
  | { readonly missing: readonly string[] }
  | { readonly wait: number };

/** The caller of a lookup, and how it gets its lines. */
export interface LookUpCaller {
  readonly subject: SessionSubject;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Rejects where the caller's session has ended. */
  tell(news: News): Promise<void>;
}
