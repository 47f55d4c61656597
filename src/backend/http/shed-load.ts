import { createMiddleware } from 'hono/factory';
import { limits } from '../platform/limits.ts';
import type { AppEnv } from './app-env.ts';
import { respondWithProblem } from './problem.ts';

/** Whether the process has more requests than it can answer in time. */
export interface Overload {
  /** Whether to accept one more request. */
  admits(): boolean;
  /** The share of accepted requests, 1 without overload. */
  admittedShare(): number;
}

/**
 * Refuses a share of requests with 503 and `Retry-After` while the process is overloaded, before anything is read or
 * looked up: a response that comes too late costs as much as one in time.
 */
export function shedLoad({ admits }: Overload) {
  return createMiddleware<AppEnv>(async (c, next) => {
    if (admits()) {
      await next();
      return;
    }
    c.set('isShed', true);
    return respondWithProblem(c, 'service_unavailable', { retryAfter: limits.shedRetryAfterSeconds });
  });
}
