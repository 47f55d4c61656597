import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { isWebflowId } from '#contract/ids.ts';
import type { SiteContent } from '#sandbox/content/model.ts';
import type { Installation } from '#sandbox/world/installations.ts';
import type { Site } from '#sandbox/world/site.ts';
import { covers, findSite, type World } from '#sandbox/world/world.ts';
import { type ErrorStatus, errorResponse } from './errors.ts';
import { type RateLimiter, rateLimitHeaders } from './rate-limit.ts';

/** The context of an authorized route: the installation of the request's token. */
export interface Authorized {
  Variables: { installation: Installation };
}

/**
 * A middleware that responds with 401 to an invalid bearer token, 429 beyond the rate limit and 403 without the scope.
 * Without `scope` every valid token passes. Source: Data API v2, Authentication; Rate limits.
 */
export function authorize(world: World, limiter: RateLimiter | undefined, scope?: string) {
  return createMiddleware<Authorized>(async (context, next) => {
    const token = /^bearer (\S+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
    const installation = token && world.installations.find(token);
    if (!installation) return errorResponse(context, 401);
    if (limiter) {
      const result = limiter.count(installation.accessToken);
      for (const [name, value] of Object.entries(rateLimitHeaders(result))) context.header(name, value);
      if (!result.allowed) return errorResponse(context, 429);
    }
    if (scope && !installation.scopes.includes(scope)) {
      return errorResponse(context, 403, `OAuthForbidden: You are missing the following scopes - ${scope}`);
    }
    installation.lastUsed = new Date(world.now()).toISOString();
    context.set('installation', installation);
    return next();
  });
}

/** Something of a site, and the site. */
export interface OfSite<T> {
  site: Site;
  stored: T;
}

/** What was found if the installation covers its site, or else the error response, with `foreignStatus` for another site. */
export function coveredOrError<T>(
  context: Context<Authorized>,
  found: OfSite<T> | undefined,
  name: string,
  foreignStatus: ErrorStatus,
): OfSite<T> | Response {
  if (found && covers(context.var.installation, found.site)) return found;
  const status = found ? foreignStatus : 404;
  const message = `Requested resource not found: The ${name} cannot be found`;
  return errorResponse(context, status, status === 404 ? message : undefined);
}

/** What `find` returns from the content of any site, if the installation covers that site, or else the error response. */
export function contentOrError<T>(
  context: Context<Authorized>,
  world: World,
  { id, name, find }: { id: string; name: string; find: (content: SiteContent) => T | undefined },
): OfSite<T> | Response {
  if (!isWebflowId(id)) return errorResponse(context, 400);
  const [found] = world.sites.flatMap((site) => {
    const stored = find(world.contentOf(site.id));
    return stored === undefined ? [] : { site, stored };
  });
  return coveredOrError(context, found, name, world.unconfirmed.foreignAssetStatus);
}

/** The site with this id if the installation covers it, or else the error response. */
export function siteOrError(context: Context<Authorized>, world: World, siteId: string): Site | Response {
  if (!isWebflowId(siteId)) return errorResponse(context, 400);
  const site = findSite(world, siteId);
  const found = coveredOrError(
    context,
    site && { site, stored: site },
    'site',
    world.unconfirmed.foreignSiteStatus,
  );
  return found instanceof Response ? found : found.site;
}
