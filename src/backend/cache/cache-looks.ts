/** Where looks into a cache found what they looked for. */
export interface CacheLooks {
  /** Fresh in this process's memory. */
  near: number;
  /** Stale there. */
  stale: number;
  /** In the shared store. */
  shared: number;
  /** Nowhere. */
  missed: number;
}
