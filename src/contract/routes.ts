/**
 * Every call the panel can make. The backend mounts these paths and the security tests walk this list, so a route
 * that is not here is neither reachable nor untested.
 */
export const routes = {
  createSession: { method: 'POST', path: '/api/session', needsSession: false },
  getAsset: { method: 'GET', path: '/api/assets/:assetId', needsSession: true },
  disconnect: { method: 'POST', path: '/api/disconnect', needsSession: true },
} as const;

/** The path of one asset's details, the id escaped for a URL. */
export function assetPath(assetId: string): string {
  return routes.getAsset.path.replace(':assetId', encodeURIComponent(assetId));
}
