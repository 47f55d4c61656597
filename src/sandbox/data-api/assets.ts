import type { Context } from 'hono';
import { Hono } from 'hono';
import * as v from 'valibot';
import { isWebflowId } from '#contract/ids.ts';
import type { StoredAsset, WebflowAsset } from '#sandbox/world/asset.ts';
import { covers, findSite, type World } from '#sandbox/world/world.ts';
import { type Authorized, authorize, siteOrRefusal } from './access.ts';
import { refuse } from './errors.ts';
import type { RateLimiter } from './rate-limit.ts';

/** The most assets one List Assets answer holds. Source: Data API v2, List Assets. */
const largestPage = 100;

const Update = v.strictObject({
  displayName: v.optional(v.pipe(v.string(), v.minLength(1))),
  altText: v.optional(v.string()),
});

const Offset = v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number));
const Limit = v.pipe(Offset, v.minValue(1), v.maxValue(largestPage));

type LocaleChoice = { kind: 'primary' } | { kind: 'secondary'; id: string } | { kind: 'unknown' };

function localeOf(context: Context, world: World, siteId: string): LocaleChoice {
  const id = context.req.query('localeId');
  const locales = findSite(world, siteId)?.locales;
  if (!id || id === locales?.primary.id) return { kind: 'primary' };
  return locales?.secondary.some((locale) => locale.id === id)
    ? { kind: 'secondary', id }
    : { kind: 'unknown' };
}

function inLocale({ asset, altTextByLocale }: StoredAsset, locale: LocaleChoice): WebflowAsset {
  if (locale.kind !== 'secondary') return asset;
  return { ...asset, altText: altTextByLocale[locale.id] ?? asset.altText };
}

function assetOrRefusal(context: Context<Authorized>, world: World, assetId: string): StoredAsset | Response {
  if (!isWebflowId(assetId)) return refuse(context, 400);
  const stored = world.assets.get(assetId);
  const site = stored && findSite(world, stored.asset.siteId);
  if (stored && site && covers(context.var.installation, site)) return stored;
  const status = stored ? world.unconfirmed.foreignAssetStatus : 404;
  return refuse(
    context,
    status,
    status === 404 ? 'Requested resource not found: The asset cannot be found' : undefined,
  );
}

/** Changes an asset's name or alt text, as a PATCH or a person in the Designer does. */
export function updateAsset(
  world: World,
  stored: StoredAsset,
  change: { displayName?: string | undefined; altText?: string | null | undefined },
  localeId?: string,
): void {
  if (change.displayName !== undefined) stored.asset.displayName = change.displayName;
  if (change.altText !== undefined && localeId) stored.altTextByLocale[localeId] = change.altText;
  else if (change.altText !== undefined) stored.asset.altText = change.altText;
  stored.asset.lastUpdated = new Date(world.now()).toISOString();
}

/** Get Asset, Update Asset and List Assets. Source: Data API v2, Assets. */
export function assetRoutes(world: World, limiter: RateLimiter): Hono<Authorized> {
  const routes = new Hono<Authorized>();
  const reads = authorize(world, limiter, 'assets:read');

  routes.get('/v2/assets/:assetId', reads, (context) => {
    const stored = assetOrRefusal(context, world, context.req.param('assetId'));
    if (stored instanceof Response) return stored;
    const locale = localeOf(context, world, stored.asset.siteId);
    return locale.kind === 'unknown' ? refuse(context, 400) : context.json(inLocale(stored, locale));
  });

  routes.patch('/v2/assets/:assetId', authorize(world, limiter, 'assets:write'), async (context) => {
    const stored = assetOrRefusal(context, world, context.req.param('assetId'));
    if (stored instanceof Response) return stored;
    const locale = localeOf(context, world, stored.asset.siteId);
    const change = v.safeParse(Update, await context.req.json().catch(() => undefined));
    if (locale.kind === 'unknown' || !change.success) return refuse(context, 400);
    updateAsset(world, stored, change.output, locale.kind === 'secondary' ? locale.id : undefined);
    return context.json(inLocale(stored, locale));
  });

  routes.get('/v2/sites/:siteId/assets', reads, (context) => {
    const site = siteOrRefusal(context, world, context.req.param('siteId'));
    if (site instanceof Response) return site;
    const offset = v.safeParse(Offset, context.req.query('offset') ?? '0');
    const limit = v.safeParse(Limit, context.req.query('limit') ?? String(world.unconfirmed.defaultPageSize));
    const folderId = context.req.query('folderId');
    const locale = localeOf(context, world, site.id);
    if (
      !offset.success ||
      !limit.success ||
      (folderId && !isWebflowId(folderId)) ||
      locale.kind === 'unknown'
    ) {
      return refuse(context, 400);
    }
    const found = [...world.assets.values()].filter(
      (stored) => stored.asset.siteId === site.id && (!folderId || stored.folderId === folderId),
    );
    const page = found.slice(offset.output, offset.output + limit.output);
    return context.json({
      assets: page.map((stored) => ({ ...inLocale(stored, locale), folderId: stored.folderId })),
      pagination: { limit: limit.output, offset: offset.output, total: found.length },
    });
  });

  return routes;
}
