import type { Setting } from '#sandbox/protocol/control.ts';
import { assetInspectorApp, sites, workspaces } from '#sandbox/world/people-and-places.ts';
import type { Origins } from './addresses.ts';

/** What the Designer page is told at its start: the open site, the panel's origin, where the site is connected. */
export function settingOf(origins: Origins, designerLatency: Setting['designerLatency']): Setting {
  const { id, displayName, shortName } = sites.outdoors;
  return {
    panelOrigin: origins.panel,
    connectUrl: `${origins.backend}/oauth/start`,
    appName: assetInspectorApp.displayName,
    designerLatency,
    site: {
      siteId: id,
      siteName: displayName,
      shortName,
      workspaceId: workspaces.northwind.id,
      workspaceSlug: workspaces.northwind.slug,
    },
  };
}
