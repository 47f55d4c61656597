import { createMiddleware } from 'hono/factory';
import { limits } from '../platform/limits.ts';
import type { AppEnv } from './app-env.ts';
import { respondWithProblem } from './problem.ts';

/** Whether more is asked of the process than it can answer in time. */
export interface Overload {
  /** Whether to let one more request in. */
  admits(): boolean;
  /** The share of requests that is let in, 1 where all are. */
  admittedShare(): number;
}

/**
 * Refuses what the process is too busy for with 503 and `Retry-After`, before anything is read or looked up: an answer
 * that comes too late is no use to anybody and costs as much as one in time.
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
