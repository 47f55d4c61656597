import { Hono } from 'hono';
import { covers, type World } from '#sandbox/world/world.ts';
import { type Authorized, authorize, siteOrError } from './access.ts';
import type { RateLimiter } from './rate-limit.ts';

/** The routes List Sites and Get Site. Source: Data API v2, Sites. */
export function siteRoutes(world: World, limiter: RateLimiter): Hono<Authorized> {
  const routes = new Hono<Authorized>();
  const reads = authorize(world, limiter, 'sites:read');

  routes.get('/v2/sites', reads, (context) => {
    const sites = world.sites.filter((site) => covers(context.var.installation, site));
    const limit = world.unconfirmed.sitesPageSize;
    if (limit === null) return context.json({ sites });
    const offset = Number(context.req.query('offset') ?? 0);
    const pagination = { limit, offset, total: sites.length };
    return context.json({ sites: sites.slice(offset, offset + limit), pagination });
  });

  routes.get('/v2/sites/:siteId', reads, (context) => {
    const site = siteOrError(context, world, context.req.param('siteId'));
    return site instanceof Response ? site : context.json(site);
  });

  return routes;
}
