import type { SiteDesigner } from '#panel/designer/site-designer.ts';

/** Creates what a Designer says about a site that uses no asset and has none, except for the script. */
export function createScriptedSite(script: Partial<SiteDesigner> = {}): SiteDesigner {
  const nothing = { uses: [], of: 0, read: 0, ended: null };
  return {
    siteBackgrounds: async () => ({ ok: true, value: { ...nothing, readPlain: 0, refused: 0 } }),
    socialImages: async () => ({ ok: true, value: { ...nothing, failed: 0 } }),
    imageProperties: async () => ({ ok: true, value: { uses: [], of: 0, read: 0, failure: null } }),
    goTo: async () => ({ ok: true, value: 'not_found' }),
    assetById: async () => ({ ok: true, value: null }),
    replaceFile: async () => ({ ok: true, value: null }),
    ...script,
  };
}
