import * as timeouts from '#panel/browser/timeouts.ts';

/** Returns how long to wait, in milliseconds, for newer details than stale ones; `before` is the wait before, null for none. */
export function rereadDelay(before: number | null): number {
  return before === null ? timeouts.rereadDelay : Math.min(2 * before, timeouts.longestRereadDelay);
}
