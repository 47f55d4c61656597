/**
 * Every route of the API. The panel uses `readAssets` and `disconnect`; `getAsset` is for any HTTP client, and the others
 * answer panels from before `readAssets`. The backend mounts these paths and the security tests go through this list, so a
 * route outside of it is not reachable, and no route is untested.
 */
export const routes = {
  createSession: { method: 'POST', path: '/api/session' },
  readAssets: { method: 'POST', path: '/api/assets' },
  getAsset: { method: 'GET', path: '/api/assets/:assetId' },
  getMeasurements: { method: 'GET', path: '/api/assets/:assetId/measurements' },
  getAltTexts: { method: 'GET', path: '/api/assets/:assetId/locales' },
  lookUpAssets: { method: 'POST', path: '/api/assets/lookup' },
  disconnect: { method: 'POST', path: '/api/disconnect' },
} as const;

function pathOf(route: { path: string }, assetId: string): string {
  return route.path.replace(':assetId', () => encodeURIComponent(assetId));
}

/** The path of one asset's details, the id escaped for a URL. */
export function assetPath(assetId: string): string {
  return pathOf(routes.getAsset, assetId);
}

/** The path of one asset's file measurements, the id escaped for a URL. */
export function measurementsPath(assetId: string): string {
  return pathOf(routes.getMeasurements, assetId);
}

/** The path of one asset's alt text in every locale of its site, the id escaped for a URL. */
export function altTextsPath(assetId: string): string {
  return pathOf(routes.getAltTexts, assetId);
}
