import { Hono } from 'hono';
import { isWebflowId } from '#contract/ids.ts';
import type { World } from '#sandbox/world/world.ts';
import { type Authorized, authorize, siteOrError } from './access.ts';
import { errorResponse } from './errors.ts';
import { localeOf } from './locale.ts';
import { nodesOf } from './nodes.ts';
import { pageOf, pagingOf } from './paging.ts';
import type { RateLimiter } from './rate-limit.ts';

/** The reference has examples of both forms. Source: Data API v2, Get Component Content. */
function isComponentId(id: string): boolean {
  return isWebflowId(id) || /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
}

/** The routes List Components and Get Component Content. Source: Data API v2, Components. */
export function componentRoutes(world: World, limiter: RateLimiter): Hono<Authorized> {
  const routes = new Hono<Authorized>();
  const reads = authorize(world, limiter, 'components:read');

  routes.get('/v2/sites/:siteId/components', reads, (context) => {
    const site = siteOrError(context, world, context.req.param('siteId'));
    if (site instanceof Response) return site;
    const paging = pagingOf(context, world);
    if (!paging) return errorResponse(context, 400);
    const { page, pagination } = pageOf(world.contentOf(site.id).components, paging);
    return context.json({ components: page.map(({ component }) => component), pagination });
  });

  routes.get('/v2/sites/:siteId/components/:componentId/dom', reads, (context) => {
    const site = siteOrError(context, world, context.req.param('siteId'));
    if (site instanceof Response) return site;
    const componentId = context.req.param('componentId');
    const paging = pagingOf(context, world);
    const locale = localeOf(world, site.id, context.req.query('localeId'));
    if (!isComponentId(componentId) || !paging || locale.kind === 'unknown')
      return errorResponse(context, 400);
    const stored = world.contentOf(site.id).components.find(({ component }) => component.id === componentId);
    if (!stored) {
      return errorResponse(context, 404, 'Requested resource not found: The component cannot be found');
    }
    const { page, pagination } = pageOf(nodesOf(stored, locale, world), paging);
    return context.json({ componentId, nodes: page, pagination });
  });

  return routes;
}
