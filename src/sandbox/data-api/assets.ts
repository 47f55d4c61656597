import type { Context } from 'hono';
import { Hono } from 'hono';
import * as v from 'valibot';
import { isWebflowId } from '#contract/ids.ts';
import type { StoredAsset, WebflowAsset } from '#sandbox/world/asset.ts';
import { findSite, type World } from '#sandbox/world/world.ts';
import { type Authorized, authorize, coveredOrError, siteOrError } from './access.ts';
import { errorResponse } from './errors.ts';
import { type LocaleLookup, localeOf, type SiteLocale } from './locale.ts';
import { pageOf, pagingOf } from './paging.ts';
import type { RateLimiter } from './rate-limit.ts';

const Update = v.strictObject({
  displayName: v.optional(v.pipe(v.string(), v.minLength(1))),
  altText: v.optional(v.string()),
});

function inLocale(world: World, { asset, altTextByLocale }: StoredAsset, locale: LocaleLookup): WebflowAsset {
  if (locale.kind !== 'secondary') return asset;
  const unset = world.unconfirmed.unsetLocaleShowsPrimary ? asset.altText : null;
  const own = altTextByLocale[locale.id];
  return { ...asset, altText: own === undefined ? unset : own };
}

function assetOrError(context: Context<Authorized>, world: World, assetId: string): StoredAsset | Response {
  if (!isWebflowId(assetId)) return errorResponse(context, 400);
  const stored = world.assets.get(assetId);
  const site = stored && findSite(world, stored.asset.siteId);
  const found = coveredOrError(
    context,
    site && { site, stored },
    'asset',
    world.unconfirmed.foreignAssetStatus,
  );
  return found instanceof Response ? found : found.stored;
}

/** Changes an asset's name, its alt text in one locale, or both, and sets `lastUpdated`. */
export function updateAsset(
  world: World,
  stored: StoredAsset,
  change: { displayName?: string | undefined; altText?: string | null | undefined },
  locale: SiteLocale,
): void {
  const { displayName, altText } = change;
  if (displayName !== undefined) stored.asset.displayName = displayName;
  if (altText !== undefined && locale.kind === 'secondary') stored.altTextByLocale[locale.id] = altText;
  else if (altText !== undefined) stored.asset.altText = altText;
  stored.asset.lastUpdated = new Date(world.now()).toISOString();
}

/** The routes Get Asset, Update Asset and List Assets. Source: Data API v2, Assets. */
export function assetRoutes(world: World, limiter: RateLimiter): Hono<Authorized> {
  const routes = new Hono<Authorized>();
  const reads = authorize(world, limiter, 'assets:read');
  const { assetsTakeLocale: localeIds } = world.unconfirmed;

  routes.get('/v2/assets/:assetId', reads, (context) => {
    const stored = assetOrError(context, world, context.req.param('assetId'));
    if (stored instanceof Response) return stored;
    const locale = localeOf(world, stored.asset.siteId, context.req.query('localeId'), localeIds);
    return locale.kind === 'unknown'
      ? errorResponse(context, 400)
      : context.json(inLocale(world, stored, locale));
  });

  routes.patch('/v2/assets/:assetId', authorize(world, limiter, 'assets:write'), async (context) => {
    const stored = assetOrError(context, world, context.req.param('assetId'));
    if (stored instanceof Response) return stored;
    const locale = localeOf(world, stored.asset.siteId, context.req.query('localeId'), localeIds);
    const change = v.safeParse(Update, await context.req.json().catch(() => undefined));
    if (locale.kind === 'unknown' || !change.success) return errorResponse(context, 400);
    updateAsset(world, stored, change.output, locale);
    return context.json(inLocale(world, stored, locale));
  });

  routes.get('/v2/sites/:siteId/assets', reads, (context) => {
    const site = siteOrError(context, world, context.req.param('siteId'));
    if (site instanceof Response) return site;
    const paging = pagingOf(context, world);
    const folderId = context.req.query('folderId');
    const locale = localeOf(world, site.id, context.req.query('localeId'), localeIds);
    if (!paging || (folderId && !isWebflowId(folderId)) || locale.kind === 'unknown') {
      return errorResponse(context, 400);
    }
    const found = [...world.assets.values()].filter(
      (stored) => stored.asset.siteId === site.id && (!folderId || stored.folderId === folderId),
    );
    const { page, pagination } = pageOf(found, paging);
    return context.json({
      assets: page.map((stored) => ({ ...inLocale(world, stored, locale), folderId: stored.folderId })),
      pagination,
    });
  });

  return routes;
}
