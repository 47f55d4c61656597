import { limits } from '../platform/limits.ts';

/** A limit counted by the minute cannot ask for more than a day: such a header is taken for a mistake. */
const longest = 24 * 60 * 60;

function usable(seconds: number): number {
  return seconds > longest ? limits.rateLimitRetryAfterSeconds : Math.max(1, Math.ceil(seconds));
}

/**
 * Seconds to wait from a `Retry-After` header, at least 1: delta-seconds or an HTTP date (RFC 9110 §10.2.3). Where the
 * header is missing or says nothing usable, Webflow's usual minute. `now` is milliseconds since the epoch.
 */
export function retryAfterSeconds(header: string | null, now: number): number {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return usable(Number(text));
  const isDate = /^[A-Z][a-z]{2,8},? \d{2}[ -]/.test(text);
  const moment = isDate ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(moment)) return limits.rateLimitRetryAfterSeconds;
  return usable((moment - now) / 1000);
}
