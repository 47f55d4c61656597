import { Hono } from 'hono';
import type { World } from '#sandbox/world/world.ts';
import { type Authorized, authorize, contentOrError, siteOrError } from './access.ts';
import { errorResponse } from './errors.ts';
import { localeOf } from './locale.ts';
import { nodesOf } from './nodes.ts';
import { pageOf, pagingOf } from './paging.ts';
import type { RateLimiter } from './rate-limit.ts';

/** The routes List Pages and Get Page Content. Source: Data API v2, Pages. */
export function pageRoutes(world: World, limiter: RateLimiter): Hono<Authorized> {
  const routes = new Hono<Authorized>();
  const reads = authorize(world, limiter, 'pages:read');

  routes.get('/v2/sites/:siteId/pages', reads, (context) => {
    const site = siteOrError(context, world, context.req.param('siteId'));
    if (site instanceof Response) return site;
    const paging = pagingOf(context, world);
    const locale = localeOf(world, site.id, context.req.query('localeId'));
    if (!paging || locale.kind === 'unknown') return errorResponse(context, 400);
    const localeId = locale.kind === 'secondary' ? locale.id : site.locales.primary.id;
    const { page, pagination } = pageOf(world.contentOf(site.id).pages, paging);
    return context.json({ pages: page.map((stored) => ({ ...stored.page, localeId })), pagination });
  });

  routes.get('/v2/pages/:pageId/dom', reads, (context) => {
    const pageId = context.req.param('pageId');
    const found = contentOrError(context, world, {
      id: pageId,
      name: 'page',
      find: ({ pages }) => pages.find(({ page }) => page.id === pageId),
    });
    if (found instanceof Response) return found;
    const { stored } = found;
    const { siteId, branchId, collectionId, lastUpdated } = stored.page;
    const paging = pagingOf(context, world);
    const locale = localeOf(world, siteId, context.req.query('localeId'));
    if (!paging || locale.kind === 'unknown') return errorResponse(context, 400);
    const { templateDomStatus } = world.unconfirmed;
    if (collectionId !== null && templateDomStatus !== 200) return errorResponse(context, templateDomStatus);
    const { page, pagination } = pageOf(collectionId === null ? nodesOf(stored, locale, world) : [], paging);
    return context.json({ pageId, branchId, nodes: page, pagination, lastUpdated });
  });

  return routes;
}
