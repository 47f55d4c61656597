import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { isWebflowId } from '#contract/ids.ts';
import type { Installation } from '#sandbox/world/installations.ts';
import type { Site } from '#sandbox/world/site.ts';
import { covers, findSite, type World } from '#sandbox/world/world.ts';
import { errorResponse } from './errors.ts';
import { type RateLimiter, rateLimitHeaders } from './rate-limit.ts';

/** What a route of the Data API finds in its context: the installation whose token was sent. */
export interface Authorized {
  Variables: { installation: Installation };
}

/**
 * Lets a request through whose bearer token is good, within its rate limit and has the scope; answers 401, 429 or
 * 403 otherwise. Without a scope any good token will do. Source: Data API v2, Authentication; Rate limits.
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

/** The site of a path parameter if the installation may read it, or the refusal to answer instead. */
export function siteOrError(context: Context<Authorized>, world: World, siteId: string): Site | Response {
  if (!isWebflowId(siteId)) return errorResponse(context, 400);
  const site = findSite(world, siteId);
  if (!site || !covers(context.var.installation, site)) {
    return errorResponse(context, 404, 'Requested resource not found: The site cannot be found');
  }
  return site;
}
