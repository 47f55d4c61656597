import { randomUUID } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import type { Log } from '../platform/log.ts';
import type { AppEnv } from './app-env.ts';
import type { RefusalLines } from './refusal-lines.ts';
import { arrivalOf } from './request-timing.ts';

/** What is known of a request once it is answered. */
export interface AnsweredRequest {
  readonly method: string;
  /** The pattern the request matched, never its path. */
  readonly route: string;
  readonly status: number;
  /** Milliseconds from its head to ours. */
  readonly ms: number;
}

/**
 * Gives every request an id of ours and writes one line when it is answered. The line names the route, never the URL,
 * which may carry codes and states. A read that went well is told at level debug: there are many, and a line costs as
 * much as the answer itself, and so is a request refused for load. Of refusals only as many as `lines` lets through are logged. `onAnswered` is told the same. The time a request has
 * waited for its turn counts. `now` is milliseconds of `systemClock.elapsed`.
 */
export function requestLog(
  log: Log,
  now: () => number,
  lines: RefusalLines,
  onAnswered: (request: AnsweredRequest) => void,
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
