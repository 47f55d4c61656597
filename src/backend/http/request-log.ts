import { randomUUID } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import type { Log } from '../log.ts';
import type { AppEnv } from './app-env.ts';

/**
 * Gives every request an id of ours and writes one line when it is answered. The line names the route, never the URL,
 * which may carry codes and states. A read that went well is told at level debug: there are many, and a line costs as
 * much as the answer itself. `now` is milliseconds since the epoch.
 */
export function requestLog(log: Log, now: () => number) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const requestId = randomUUID();
    const started = now();
    c.set('requestId', requestId);
    c.set('log', log.child({ requestId }));
    await next();
    c.res.headers.set('x-request-id', requestId);
    const { method } = c.req;
    const { status } = c.res;
    const answered = {
      method,
      route: routePath(c, -1),
      status,
      problem: c.get('problem'),
      ms: now() - started,
    };
    const isQuiet = method === 'GET' && status < 400;
    c.get('log')[isQuiet ? 'debug' : 'info'](answered, 'answered');
  });
}
