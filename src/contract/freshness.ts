/**
 * The `Cache-Control` request header of each kind of read (RFC 9111 §5.2.1). A read always sends one: where a request
 * has no such header and is conditional or must not be stored, browsers add `no-cache` (Fetch standard,
 * HTTP-network-or-cache fetch), and every read would go to Webflow.
 */
export const cacheControl = {
  /** Accepts a cached copy of any age that the backend keeps: `contractLimits.assetFreshMs`, in seconds. */
  usual: 'max-age=30',
  /** Bypasses the cache, for a caller that knows of a change, such as one it has just made. */
  noCache: 'no-cache',
} as const;
