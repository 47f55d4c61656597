import type { BackendProblem } from '#panel/backend/request.ts';
import * as timeouts from '#panel/browser/timeouts.ts';

/** A failed request as the views show it. `retryAt` is when the panel retries by itself (epoch ms). */
export interface RequestError {
  readonly code: BackendProblem['code'];
  readonly connectUrl: string | null;
  readonly requestId: string | null;
  readonly retryAt: number | null;
}

/**
 * Returns how long to wait after a failure, in milliseconds: at least a second, at most an hour, a minute where
 * `retryAfter` is absent.
 */
export function waitOf({
  retryAfter = timeouts.fallbackRetryAfter,
}: Pick<BackendProblem, 'retryAfter'>): number {
  return Math.min(Math.max(retryAfter, 1), timeouts.longestRetryAfter) * 1_000;
}

/** Converts a problem; `now` is milliseconds since the epoch. */
export function toRequestError(problem: BackendProblem, now: number): RequestError {
  const limited = problem.code === 'rate_limited';
  return {
    code: problem.code,
    connectUrl: problem.connectUrl ?? null,
    requestId: problem.requestId ?? null,
    retryAt: limited ? now + waitOf(problem) : null,
  };
}
