import { Hono } from 'hono';
import * as v from 'valibot';
import type { Installation } from '#sandbox/world/installations.ts';
import { covers, findSite, type World } from '#sandbox/world/world.ts';
import { type Authorized, authorize } from './access.ts';
import { errorResponse } from './errors.ts';
import type { RateLimiter } from './rate-limit.ts';

const ResolveRequest = v.object({ idToken: v.string() });

function introspection(world: World, installation: Installation, rateLimit: number) {
  const { app } = world;
  return {
    authorization: {
      id: installation.id,
      createdOn: installation.createdOn,
      lastUsed: installation.lastUsed,
      grantType: 'authorization_code',
      rateLimit,
      scope: installation.scopes.join(','),
      authorizedTo: {
        siteIds: installation.siteIds,
        workspaceIds: installation.workspaceIds,
        userIds: [installation.userId],
      },
    },
    application: {
      id: app.id,
      description: app.description,
      homepage: app.homepage,
      displayName: app.displayName,
    },
  };
}

/** The routes Introspect, Authorized By and Resolve ID Token. Source: Data API v2 and beta, Token. */
export function tokenRoutes(world: World, limiter: RateLimiter, rateLimit: number): Hono<Authorized> {
  const routes = new Hono<Authorized>();

  routes.get('/v2/token/introspect', authorize(world, limiter), (context) =>
    context.json(introspection(world, context.var.installation, rateLimit)),
  );

  routes.get('/v2/token/authorized_by', authorize(world, limiter, 'authorized_user:read'), (context) => {
    const user = world.users.find(({ id }) => id === context.var.installation.userId);
    return user ? context.json(user) : errorResponse(context, 404);
  });

  const resolves = authorize(
    world,
    world.unconfirmed.resolveIsRateLimited ? limiter : undefined,
    'authorized_user:read',
  );
  routes.post('/beta/token/resolve', resolves, async (context) => {
    const body = v.safeParse(ResolveRequest, await context.req.json().catch(() => undefined));
    if (!body.success) return errorResponse(context, 400);
    const issued = world.idTokens.read(body.output.idToken);
    const site = issued?.claims.siteId ? findSite(world, issued.claims.siteId) : undefined;
    const mayResolve =
      world.unconfirmed.anyInstallationResolves || (site && covers(context.var.installation, site));
    if (issued?.appId !== world.app.id || !mayResolve) {
      return errorResponse(context, world.unconfirmed.refusedIdTokenStatus);
    }
    return context.json(issued.claims);
  });

  return routes;
}
