import { limits } from '../platform/limits.ts';

/**
 * Milliseconds to pause before try number `attempt` (2 is the first repeat), full jitter: anything from 0 to the
 * doubled base, never above the cap. `random` gives [0, 1). Source: AWS Builders' Library, "Timeouts, retries and
 * backoff with jitter".
 */
export function backoff(attempt: number, random: () => number): number {
  const ceiling = Math.min(limits.upstreamBackoffCapMs, limits.upstreamBackoffMs * 2 ** (attempt - 2));
  return random() * ceiling;
}
