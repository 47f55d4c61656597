/** The window of the rate limit in milliseconds. Source: Data API v2, Rate limits. */
const minute = 60_000;

/** The rate limit of a token after a request. `retryAfter` is the whole seconds until the window ends. */
export interface RateLimitResult {
  allowed: boolean;
  limit: number;
  remaining: number;
  retryAfter: number;
}

/** Counts requests by access token. */
export interface RateLimiter {
  count(accessToken: string): RateLimitResult;
  /** Clears all counts. */
  reset(): void;
}

/** A limiter of `limit` requests per minute and token. Source: Data API v2, Rate limits. */
export function createRateLimiter(now: () => number, limit: number): RateLimiter {
  const windows = new Map<string, { startedAt: number; used: number }>();
  return {
    count(accessToken) {
      const at = now();
      let open = windows.get(accessToken);
      if (!open || at - open.startedAt >= minute) open = { startedAt: at, used: 0 };
      const allowed = open.used < limit;
      if (allowed) open.used += 1;
      windows.set(accessToken, open);
      return {
        allowed,
        limit,
        remaining: limit - open.used,
        retryAfter: Math.max(1, Math.ceil((open.startedAt + minute - at) / 1000)),
      };
    },
    reset: () => windows.clear(),
  };
}

/** The three rate limit headers. Successful responses have `Retry-After` too. Source: Data API v2, Rate limits. */
export function rateLimitHeaders(result: RateLimitResult): Record<string, string> {
  return {
    'X-RateLimit-Limit': String(result.limit),
    'X-RateLimit-Remaining': String(result.remaining),
    'Retry-After': String(result.retryAfter),
  };
}
