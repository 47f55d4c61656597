import { timingSafeEqual } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { Registry } from 'prom-client';
import type { AppEnv } from '../http/app-env.ts';
import { respondWithProblem } from '../http/problem.ts';
import { bearer } from '../session/require-session.ts';

function isSame(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/**
 * `GET /metrics` in Prometheus' text format for requests with `token` as bearer. Any other request, and all without a
 * token, gets `route_not_found`.
 */
export function createMetricsRoutes(
  registry: Registry,
  token: string | undefined,
  countRefused: (c: Context<AppEnv>) => Promise<void>,
) {
  const app = new Hono<AppEnv>();
  app.get('/metrics', async (c) => {
    const given = bearer(c.req.header('authorization'));
    if (token === undefined || !given || !isSame(given, token)) {
      await countRefused(c);
      return respondWithProblem(c, 'route_not_found');
    }
    return c.body(await registry.metrics(), 200, { 'content-type': registry.contentType });
  });
  return app;
}
