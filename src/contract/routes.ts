/**
 * Every route of the API. The panel uses all but `getAsset`, which is for any HTTP client with a session. The backend mounts these
 * paths and the security tests go through this list, so a route outside of it is not reachable, and no route is untested.
 */
export const routes = {
  readAssets: { method: 'POST', path: '/api/assets' },
  getAsset: { method: 'GET', path: '/api/assets/:assetId' },
  readUses: { method: 'POST', path: '/api/uses' },
  weigh: { method: 'POST', path: '/api/weighings' },
  readWeighedFile: { method: 'POST', path: '/api/weighings/file' },
  disconnect: { method: 'POST', path: '/api/disconnect' },
} as const;

/** The path of one asset's details, the id escaped for a URL. */
export function assetPath(assetId: string): string {
  return routes.getAsset.path.replace(':assetId', () => encodeURIComponent(assetId));
}
