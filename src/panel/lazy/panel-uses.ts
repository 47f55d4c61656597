import { computed, type ReadonlySignal } from '@preact/signals-core';
import type { Selection } from '#panel/assets/selection.ts';
import type { AssetStore } from '#panel/assets/store.ts';
import type { Backend } from '#panel/backend/backend.ts';
import { readUses } from '#panel/backend-calls/read-uses.ts';
import type { Clock } from '#panel/browser/clock.ts';
import type { Designer } from '#panel/designer/designer.ts';
import type { SiteDesigner } from '#panel/designer/site-designer.ts';
import type { PageImages } from '#panel/page/page-images.ts';
import type { Tabs } from '#panel/ui/tabs.ts';
import { createIdSet } from '#panel/uses/id-set.ts';
import { createLookedAt } from '#panel/uses/looked-at.ts';
import { createSiteUses, type SiteUses } from '#panel/uses/site-uses.ts';

interface PanelUsesParts {
  readonly designer: Designer | null;
  /** Reads the whole site through the Designer. */
  readonly site: SiteDesigner | null;
  readonly backend: Backend;
  readonly assets: Pick<AssetStore, 'cleared'>;
  readonly clock: Clock;
  readonly tabs: Tabs;
  readonly selected: {
    readonly connected: ReadonlySignal<boolean>;
    readonly selection: ReadonlySignal<Selection>;
  };
  readonly images: Pick<PageImages, 'rows'>;
}

/** Creates the uses of the site's assets for the panel's tabs. */
export function createPanelUses({ backend, tabs, selected, images, ...parts }: PanelUsesParts): SiteUses {
  const { connected, selection } = selected;
  const onCanvas = computed(() => {
    const ofPage = images.rows.value.map(({ assetId }) => assetId);
    return selection.value.kind === 'asset' ? [...ofPage, selection.value.assetId] : ofPage;
  });
  const hasFacts = computed(() => {
    const { value } = selection;
    return value.kind === 'asset' && value.details !== null && value.measured !== undefined;
  });
  const lookedAt = createLookedAt(hasFacts, parts.clock);
  const uses = createSiteUses({
    ...parts,
    ask: (request, signal) => readUses(backend, request, signal),
    isConnected: connected,
    isSiteOpen: computed(() => tabs.tab.value === 'site'),
    isAssetShown: lookedAt.isLookedAt,
    onCanvas: createIdSet(onCanvas),
    cleared: parts.assets.cleared,
    onArrival: () => tabs.open('selected'),
  });
  return {
    ...uses,
    start() {
      const stops = [lookedAt.start(), uses.start()];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
