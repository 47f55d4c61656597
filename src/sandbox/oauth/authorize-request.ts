import type { RegisteredApp } from '#sandbox/world/site.ts';

/** A valid authorize request. `redirectUri` is the target of the redirect; `sentRedirectUri` is the parameter, if sent. */
export interface AuthorizeRequest {
  scopes: readonly string[];
  redirectUri: string;
  sentRedirectUri: string | undefined;
  state: string | undefined;
}

/** Whether Webflow accepts this redirect URI: HTTPS, or HTTP on localhost if that is allowed. Source: OAuth guide. */
function mayBeRegistered(uri: string, localhostRedirects: boolean): boolean {
  const { protocol, hostname } = new URL(uri);
  return protocol === 'https:' || (localhostRedirects && hostname === 'localhost');
}

/**
 * The parsed authorize request, or as `refusal` one sentence with the reason for an error page: an unknown client, a
 * redirect URI that is not registered exactly, or scopes the app is not registered with. Source: OAuth guide, Authorize.
 */
export function readAuthorizeRequest(
  query: URLSearchParams,
  app: RegisteredApp,
  localhostRedirects: boolean,
): AuthorizeRequest | { refusal: string } {
  if (query.get('client_id') !== app.clientId)
    return { refusal: 'This app does not exist: the client_id is unknown.' };
  if (query.get('response_type') !== 'code') return { refusal: 'The response_type must be "code".' };
  const sentRedirectUri = query.get('redirect_uri') ?? undefined;
  const redirectUri = sentRedirectUri ?? app.redirectUris[0];
  const registered = app.redirectUris.filter((uri) => mayBeRegistered(uri, localhostRedirects));
  if (!redirectUri || !registered.includes(redirectUri)) {
    return { refusal: 'The redirect_uri is not one of the redirect URIs this app is registered with.' };
  }
  const scopes = (query.get('scope') ?? '').split(/\s+/).filter(Boolean);
  if (scopes.length === 0) return { refusal: 'The request names no scope.' };
  const beyond = scopes.filter((scope) => !app.scopes.includes(scope));
  if (beyond.length > 0) return { refusal: 'The request asks for scopes this app is not registered with.' };
  return { scopes, redirectUri, sentRedirectUri, state: query.get('state') ?? undefined };
}
