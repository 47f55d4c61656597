import type { Delays, DesignerConfig } from '#sandbox/protocol/control.ts';
import { assetInspectorApp, sites, workspaces } from '#sandbox/world/sample-data.ts';
import type { Origins } from './addresses.ts';

/** What a switch of the sandbox bar turns on, in milliseconds, where the environment sets nothing. */
const usualDelay = 100;

/** The configuration of the Designer page for these origins; `designerLatency` and `delays` are milliseconds. */
export function designerConfig(
  origins: Origins,
  designerLatency: DesignerConfig['designerLatency'],
  delays: Delays,
): DesignerConfig {
  const { id, displayName, shortName } = sites.outdoors;
  return {
    panelOrigin: origins.panel,
    connectUrl: `${origins.backend}/oauth/start`,
    appName: assetInspectorApp.displayName,
    designerLatency,
    delays: { designer: delays.designer || usualDelay, network: delays.network || usualDelay },
    site: {
      siteId: id,
      siteName: displayName,
      shortName,
      workspaceId: workspaces.northwind.id,
      workspaceSlug: workspaces.northwind.slug,
    },
  };
}
