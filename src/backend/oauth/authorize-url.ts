/**
 * The scopes we request: to read assets, to know the site of an ID token, and to list the sites of a workspace. Source:
 * Data API v2, Scopes.
 */
export const scopes = ['assets:read', 'authorized_user:read', 'sites:read'] as const;

/** The scopes we request beside them from those who want to know where assets are used. Source: Data API v2, Scopes. */
export const usesScopes = ['pages:read', 'components:read', 'cms:read'] as const;

/** The URL of Webflow's consent page for our app. Source: Webflow's "OAuth", RFC 6749 §4.1.1. */
export function authorizeUrl(options: {
  oauthUrl: string;
  clientId: string;
  redirectUri: string;
  state: string;
  /** Scopes beside those that are always requested. */
  more: readonly string[];
}): string {
  const url = new URL('/oauth/authorize', options.oauthUrl);
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: options.clientId,
    scope: [...scopes, ...options.more].join(' '),
    redirect_uri: options.redirectUri,
    state: options.state,
  }).toString();
  return url.href;
}
