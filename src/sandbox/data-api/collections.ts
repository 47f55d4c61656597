import type { Context } from 'hono';
import { Hono } from 'hono';
import type { ItemFields, StoredCollection, StoredItem } from '#sandbox/content/model.ts';
import type { Site } from '#sandbox/world/site.ts';
import type { World } from '#sandbox/world/world.ts';
import { type Authorized, authorize, contentOrError, type OfSite, siteOrError } from './access.ts';
import { errorResponse } from './errors.ts';
import { fieldDataOf } from './field-data.ts';
import { cmsLocalesOf } from './locale.ts';
import { pageOf, pagingOf } from './paging.ts';
import type { RateLimiter } from './rate-limit.ts';

function collectionOrError(
  context: Context<Authorized>,
  world: World,
  id: string,
): OfSite<StoredCollection> | Response {
  return contentOrError(context, world, {
    id,
    name: 'collection',
    find: ({ collections }) => collections.find(({ collection }) => collection.id === id),
  });
}

/** The fields of an item in a CMS locale; undefined for an item that is not listed there. */
function fieldsIn(world: World, site: Site, item: StoredItem, locale: string): ItemFields | undefined {
  if (locale === site.locales.primary.cmsLocaleId) return item.fields;
  const own = item.fieldsIn[locale];
  return own === undefined && world.unconfirmed.untranslatedItemListed ? item.fields : own;
}

/** The routes List Collections, Get Collection and List Collection Items. Source: Data API v2, CMS. */
export function collectionRoutes(world: World, limiter: RateLimiter): Hono<Authorized> {
  const routes = new Hono<Authorized>();
  const reads = authorize(world, limiter, 'cms:read');

  routes.get('/v2/sites/:siteId/collections', reads, (context) => {
    const site = siteOrError(context, world, context.req.param('siteId'));
    if (site instanceof Response) return site;
    const { collections } = world.contentOf(site.id);
    return context.json({
      collections: collections.map(({ collection: { fields: _, ...listed } }) => listed),
    });
  });

  routes.get('/v2/collections/:collectionId', reads, (context) => {
    const found = collectionOrError(context, world, context.req.param('collectionId'));
    return found instanceof Response ? found : context.json(found.stored.collection);
  });

  routes.get('/v2/collections/:collectionId/items', reads, (context) => {
    const found = collectionOrError(context, world, context.req.param('collectionId'));
    if (found instanceof Response) return found;
    const { site, stored } = found;
    const paging = pagingOf(context, world);
    const locales = cmsLocalesOf(world, site.id, context.req.query('cmsLocaleId'));
    if (!paging || !locales) return errorResponse(context, 400);
    const listed = locales.flatMap((cmsLocaleId) =>
      stored.items.flatMap((item) => {
        const fields = fieldsIn(world, site, item, cmsLocaleId);
        return fields === undefined ? [] : { item, fields, cmsLocaleId };
      }),
    );
    const { page, pagination } = pageOf(listed, paging);
    return context.json({
      items: page.map(({ item: { fields: _, fieldsIn: __, ...item }, fields, cmsLocaleId }) => ({
        ...item,
        cmsLocaleId,
        fieldData: fieldDataOf(world, fields),
      })),
      pagination,
    });
  });

  return routes;
}
