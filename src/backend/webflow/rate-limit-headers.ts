/** How a token stands with Webflow: how many calls a minute it has, and how many are left. Null where not said. */
export interface RateLimitHeaders {
  readonly limit: number | null;
  readonly remaining: number | null;
}

/** Nothing was said. */
export const noRateLimitHeaders: RateLimitHeaders = { limit: null, remaining: null };

/** A whole number as a header writes it; anything else says nothing. */
function wholeNumber(header: string | null): number | null {
  const number = /^\d+$/.test(header ?? '') ? Number(header) : Number.NaN;
  return Number.isSafeInteger(number) ? number : null;
}

/** The standing an answer's headers tell. A limit of none would be no limit at all. Source: Data API v2, Rate limits. */
export function readRateLimitHeaders(header: (name: string) => string | null): RateLimitHeaders {
  return {
    limit: wholeNumber(header('x-ratelimit-limit')) || null,
    remaining: wholeNumber(header('x-ratelimit-remaining')),
  };
}
