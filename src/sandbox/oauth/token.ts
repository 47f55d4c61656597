import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import type { World } from '#sandbox/world/world.ts';

const Client = { client_id: v.string(), client_secret: v.string() };

const Exchange = v.object({
  ...Client,
  code: v.string(),
  grant_type: v.literal('authorization_code'),
  redirect_uri: v.optional(v.string()),
});

const Revocation = v.object({ ...Client, access_token: v.string() });

type OAuthError = 'invalid_request' | 'invalid_client' | 'invalid_grant' | 'invalid_token';

const descriptions: Record<OAuthError, string> = {
  invalid_request: 'The request is missing a parameter or has one that is not supported',
  invalid_client: 'Client authentication failed',
  invalid_grant: 'The authorization code is invalid, expired or was used, or the redirect_uri does not match',
  invalid_token: 'The access token is unknown or was revoked',
};

/** The routes of the token exchange and of the revocation. Source: OAuth guide, Token; Revoke. */
export function oauthTokenRoutes(world: World): Hono {
  const routes = new Hono();
  const errorResponse = (context: Context, error: OAuthError) =>
    context.json({ error, error_description: descriptions[error] }, world.unconfirmed.oauthErrorStatus);
  const isOurs = (sent: { client_id: string; client_secret: string }) =>
    sent.client_id === world.app.clientId && sent.client_secret === world.app.clientSecret;

  routes.post('/oauth/access_token', async (context) => {
    const sent = v.safeParse(Exchange, await context.req.json().catch(() => undefined));
    if (!sent.success) return errorResponse(context, 'invalid_request');
    if (!isOurs(sent.output)) return errorResponse(context, 'invalid_client');
    const code = world.codes.take(sent.output.code);
    if (!code || code.redirectUri !== sent.output.redirect_uri)
      return errorResponse(context, 'invalid_grant');
    const { accessToken, scopes } = world.installations.create(code);
    return context.json({
      access_token: accessToken,
      ...(world.unconfirmed.tokenResponseHasExtras ? { token_type: 'bearer', scope: scopes.join(' ') } : {}),
    });
  });

  routes.post('/oauth/revoke_authorization', async (context) => {
    const sent = v.safeParse(Revocation, await context.req.json().catch(() => undefined));
    if (!sent.success) return errorResponse(context, 'invalid_request');
    if (!isOurs(sent.output)) return errorResponse(context, 'invalid_client');
    return world.installations.revoke(sent.output.access_token)
      ? context.json({ did_revoke: true })
      : errorResponse(context, 'invalid_token');
  });

  return routes;
}
