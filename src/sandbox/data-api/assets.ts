import type { Context } from 'hono';
import { Hono } from 'hono';
import * as v from 'valibot';
import { isWebflowId } from '#contract/ids.ts';
import type { StoredAsset, WebflowAsset } from '#sandbox/world/asset.ts';
import { covers, findSite, type World } from '#sandbox/world/world.ts';
import { type Authorized, authorize, siteOrError } from './access.ts';
import { errorResponse } from './errors.ts';
import type { RateLimiter } from './rate-limit.ts';

/** The maximum of the parameter `limit`. Source: Data API v2, List Assets. */
const largestPage = 100;

const Update = v.strictObject({
  displayName: v.optional(v.pipe(v.string(), v.minLength(1))),
  altText: v.optional(v.string()),
});

const Offset = v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number));
const Limit = v.pipe(Offset, v.minValue(1), v.maxValue(largestPage));

type SiteLocale = { kind: 'primary' } | { kind: 'secondary'; id: string };
type LocaleLookup = SiteLocale | { kind: 'unknown' };

/** The locale of a `localeId` on a site; without an id the primary locale. Source: Data API v2, Get Asset. */
export function localeOf(world: World, siteId: string, id: string | undefined): LocaleLookup {
  const locales = findSite(world, siteId)?.locales;
  if (!id || id === locales?.primary.id) return { kind: 'primary' };
  return locales?.secondary.some((locale) => locale.id === id)
    ? { kind: 'secondary', id }
    : { kind: 'unknown' };
}

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
  if (stored && site && covers(context.var.installation, site)) return stored;
  const status = stored ? world.unconfirmed.foreignAssetStatus : 404;
  return errorResponse(
    context,
    status,
    status === 404 ? 'Requested resource not found: The asset cannot be found' : undefined,
  );
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

  routes.get('/v2/assets/:assetId', reads, (context) => {
    const stored = assetOrError(context, world, context.req.param('assetId'));
    if (stored instanceof Response) return stored;
    const locale = localeOf(world, stored.asset.siteId, context.req.query('localeId'));
    return locale.kind === 'unknown'
      ? errorResponse(context, 400)
      : context.json(inLocale(world, stored, locale));
  });

  routes.patch('/v2/assets/:assetId', authorize(world, limiter, 'assets:write'), async (context) => {
    const stored = assetOrError(context, world, context.req.param('assetId'));
    if (stored instanceof Response) return stored;
    const locale = localeOf(world, stored.asset.siteId, context.req.query('localeId'));
    const change = v.safeParse(Update, await context.req.json().catch(() => undefined));
    if (locale.kind === 'unknown' || !change.success) return errorResponse(context, 400);
    updateAsset(world, stored, change.output, locale);
    return context.json(inLocale(world, stored, locale));
  });

  routes.get('/v2/sites/:siteId/assets', reads, (context) => {
    const site = siteOrError(context, world, context.req.param('siteId'));
    if (site instanceof Response) return site;
    const offset = v.safeParse(Offset, context.req.query('offset') ?? '0');
    const limit = v.safeParse(Limit, context.req.query('limit') ?? String(world.unconfirmed.defaultPageSize));
    const folderId = context.req.query('folderId');
    const locale = localeOf(world, site.id, context.req.query('localeId'));
    if (
      !offset.success ||
      !limit.success ||
      (folderId && !isWebflowId(folderId)) ||
      locale.kind === 'unknown'
    ) {
      return errorResponse(context, 400);
    }
    const found = [...world.assets.values()].filter(
      (stored) => stored.asset.siteId === site.id && (!folderId || stored.folderId === folderId),
    );
    const page = found.slice(offset.output, offset.output + limit.output);
    return context.json({
      assets: page.map((stored) => ({ ...inLocale(world, stored, locale), folderId: stored.folderId })),
      pagination: { limit: limit.output, offset: offset.output, total: found.length },
    });
  });

  return routes;
}
