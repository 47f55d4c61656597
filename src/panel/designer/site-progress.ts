import type { Clock } from '#panel/browser/clock.ts';
import * as timeouts from '#panel/browser/timeouts.ts';

/** Returns a function that reports a progress, at most once per interval. */
export function createProgress(clock: Clock, report: () => void): () => void {
  let last = Number.NEGATIVE_INFINITY;
  return () => {
    if (clock.now() - last < timeouts.siteProgressInterval) return;
    last = clock.now();
    report();
  };
}
