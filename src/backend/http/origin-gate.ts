import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { routes } from '#contract/routes.ts';
import type { AppEnv } from './app-env.ts';
import { respondWithProblem } from './problem.ts';
import type { RefusalLines } from './refusal-lines.ts';

const methods = [...new Set(Object.values(routes).map((route) => route.method))].join(', ');
const requestHeaders = 'authorization, cache-control, content-type, if-none-match';
const responseHeaders = 'etag, retry-after, x-request-id';
/** Two hours, the longest that Chromium keeps one. Source: Chromium, services/network/public/cpp/cors. */
const preflightSeconds = 7_200;

/** A shared cache must not serve the response to another origin. */
const withoutOrigin = { vary: 'Origin' };

/** Count a request for its address. */
export interface GateCounts {
  countRefused(c: Context<AppEnv>): Promise<void>;
  countPreflight(c: Context<AppEnv>): Promise<void>;
}

/**
 * Lets through only requests whose Origin is exactly one of `origins`, and refuses the rest before any handler runs:
 * CORS headers alone would only hide the response (Fetch standard, CORS protocol). Answers preflights of allowed
 * origins. Both counts may throw `rate_limited`.
 */
export function originGate(
  origins: readonly string[],
  lines: RefusalLines,
  { countRefused, countPreflight }: GateCounts,
) {
  const allowed = new Set(origins);
  return createMiddleware<AppEnv>(async (c, next) => {
    const origin = c.req.header('origin');
    if (!origin || !allowed.has(origin)) {
      c.set('cors', withoutOrigin);
      await countRefused(c);
      const reason = origin ? 'not_listed' : 'missing';
      const log = c.get('log');
      lines.add('origin_refused', log, () => log.info({ event: 'origin_refused', reason }, 'origin refused'));
      return respondWithProblem(c, 'origin_refused');
    }
    c.set('cors', {
      ...withoutOrigin,
      'access-control-allow-origin': origin,
      'access-control-expose-headers': responseHeaders,
    });
    if (c.req.method === 'OPTIONS') {
      await countPreflight(c);
      return c.body(null, 204, {
        'access-control-allow-methods': methods,
        'access-control-allow-headers': requestHeaders,
        'access-control-max-age': String(preflightSeconds),
      });
    }
    await next();
    return;
  });
}
