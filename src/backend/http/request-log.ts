import { randomUUID } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import type { Log } from '../platform/log.ts';
import type { AppEnv } from './app-env.ts';
import type { RefusalLines } from './refusal-lines.ts';
import { arrivalOf } from './request-timing.ts';

/** The outcome of a request. */
export interface RequestOutcome {
  readonly method: string;
  /** The pattern the request matched, never its path. */
  readonly route: string;
  readonly status: number;
  /** Milliseconds from the head of the request to the head of the response. */
  readonly ms: number;
}

/**
 * Gives every request an id and logs one line when its response begins, with the route and never the URL, which may
 * have codes and states. Successful reads and requests refused for load are logged at level debug: there are many, and
 * a line costs as much as the response itself. Lines about 4xx are limited by `lines`. Calls `onAnswered` with the same
 * values. The time counts from the arrival of the request. `now` is milliseconds of `systemClock.elapsed`.
 */
export function requestLog(
  log: Log,
  now: () => number,
  lines: RefusalLines,
  onAnswered: (request: RequestOutcome) => void,
) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const requestId = randomUUID();
    const started = arrivalOf(c.env?.incoming) ?? now();
    c.set('requestId', requestId);
    c.set('log', log.child({ requestId }));
    c.set('lines', lines);
    await next();
    const { method } = c.req;
    const { status } = c.res;
    const answered = { method, route: routePath(c, -1), status, ms: now() - started };
    onAnswered(answered);
    const isRead = method === 'GET' || c.get('isRead');
    const isQuiet = (isRead && status < 400) || c.get('isShed');
    const own = c.get('log');
    const write = () =>
      own[isQuiet ? 'debug' : 'info']({ ...answered, problem: c.get('problem') }, 'answered');
    if (status >= 400 && status < 500) lines.add('answered', own, write);
    else write();
  });
}
