/**
 * What a read says of kept copies, as a `Cache-Control` request header (RFC 9111 §5.2.1). It must always say
 * something: where a request has no such header and must not be stored or is conditional, browsers add `no-cache` of
 * their own accord (Fetch standard, HTTP-network-or-cache fetch), and every read would go to Webflow.
 */
export const cacheControl = {
  /** A copy will do as long as the backend keeps one: `contractLimits.assetFreshMs`, in seconds. */
  usual: 'max-age=30',
  /** Only what Webflow says now will do: the caller knows of a change, such as one it has just made. */
  anew: 'no-cache',
} as const;
