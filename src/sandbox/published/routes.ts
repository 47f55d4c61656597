import { Hono } from 'hono';
import type { World } from '#sandbox/world/world.ts';
import { publishedDocument, publishedStylesheet } from './document.ts';
import type { PublishedSite } from './published-site.ts';

/** Allows the page's stylesheet and images from the CDN. */
function contentPolicy(cdnOrigin: string): string {
  return `default-src 'none'; style-src 'self' 'unsafe-inline'; img-src data: ${cdnOrigin}; base-uri 'none'`;
}

/** The routes of the published pages, `/published/<slug>`, and of their stylesheet. */
export function publishedRoutes(world: World, site: PublishedSite, cdnOrigin: string): Hono {
  const routes = new Hono();
  routes.use(async (context, next) => {
    await next();
    context.header('Cache-Control', 'no-store');
    context.header('Content-Security-Policy', contentPolicy(cdnOrigin));
  });
  routes.get('/published.css', async (context) =>
    context.body(await publishedStylesheet(), 200, { 'Content-Type': 'text/css; charset=utf-8' }),
  );
  // The slug of the home page is empty.
  routes.get('/published/:slug{.*}', (context) => {
    const page = site.pages().find(({ slug }) => slug === context.req.param('slug'));
    return page ? context.html(publishedDocument(world, site, page)) : context.text('No such page', 404);
  });
  return routes;
}
