import type { DesignerConfig } from '#sandbox/protocol/control.ts';
import { assetInspectorApp, sites, workspaces } from '#sandbox/world/sample-data.ts';
import type { Origins } from './addresses.ts';

/** The configuration of the Designer page for these origins; `designerLatency` is milliseconds. */
export function designerConfig(
  origins: Origins,
  designerLatency: DesignerConfig['designerLatency'],
): DesignerConfig {
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
