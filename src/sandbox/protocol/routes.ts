/**
 * The routes of the fake Webflow that can be counted and scripted, as `METHOD path` with a colon before each parameter.
 * `GET cdn` and `HEAD cdn` cover all files of the CDN. Source: Data API v2 and its beta, OAuth guide.
 */
export const webflowRoutes = [
  'GET /v2/assets/:assetId',
  'PATCH /v2/assets/:assetId',
  'GET /v2/sites',
  'GET /v2/sites/:siteId',
  'GET /v2/sites/:siteId/assets',
  'GET /v2/sites/:siteId/pages',
  'GET /v2/pages/:pageId/dom',
  'GET /v2/sites/:siteId/components',
  'GET /v2/sites/:siteId/components/:componentId/dom',
  'GET /v2/sites/:siteId/collections',
  'GET /v2/collections/:collectionId',
  'GET /v2/collections/:collectionId/items',
  'GET /v2/token/introspect',
  'GET /v2/token/authorized_by',
  'POST /beta/token/resolve',
  'POST /oauth/access_token',
  'GET /oauth/authorize',
  'POST /oauth/authorize',
  'POST /oauth/revoke_authorization',
  'GET cdn',
  'HEAD cdn',
] as const;

/** A route that can be counted and scripted. */
export type WebflowRoute = (typeof webflowRoutes)[number];
