import { computed, type ReadonlySignal, signal, untracked } from '@preact/signals-core';
import type { AssetStore } from '#panel/assets/store.ts';
import type { Backend } from '#panel/backend/backend.ts';
import type { RequestError } from '#panel/backend/request-error.ts';
import { readHashes } from '#panel/backend-calls/read-hashes.ts';
import { readSite } from '#panel/backend-calls/read-site.ts';
import type { Clock } from '#panel/browser/clock.ts';
import type { LoadImage } from '#panel/browser/load-image.ts';
import { createPageVisibility } from '#panel/browser/page-visibility.ts';
import type { Designer, Permissions } from '#panel/designer/designer.ts';
import type { SiteDesigner } from '#panel/designer/site-designer.ts';
import { createDuplicates, type Duplicates } from '#panel/duplicates/duplicates.ts';
import { restoreRows } from '#panel/list/restore-rows.ts';
import { createReportSaving, type ReportSaving } from '#panel/report/report-saving.ts';
import { comparedFiles } from '#panel/site/compared-files.ts';
import { createOpenedAsset, type OpenedAsset } from '#panel/site/opened-asset.ts';
import { createSiteAssets, type SiteAssets } from '#panel/site/site-assets.ts';
import { createSiteDetails, type SiteDetails } from '#panel/site/site-details.ts';
import { createSiteList, type SiteList } from '#panel/site/site-list.ts';
import { createSiteSeries, type SiteSeries } from '#panel/site/site-series.ts';
import { createSiteWalk, type SiteWalk } from '#panel/site/site-walk.ts';
import { createSiteWeighing } from '#panel/site/site-weighing.ts';
import { watch } from '#panel/state/watch.ts';
import type { Tabs } from '#panel/ui/tabs.ts';
import type { SiteUses } from '#panel/uses/site-uses.ts';
import type { Weighing } from '#panel/weighing/weighing.ts';
import type { ListWeighing } from '#panel/weighing-list/list-weighing.ts';

/** The models of the "Site" tab. */
export interface SiteTab extends OpenedAsset {
  readonly assets: SiteAssets;
  readonly list: SiteList;
  /** The assets whose files are there twice or more. */
  readonly duplicates: Duplicates;
  readonly details: SiteDetails;
  readonly walk: SiteWalk;
  readonly series: SiteSeries;
  readonly weighing: ListWeighing;
  /** The site's name; null where the Designer does not return it. */
  readonly name: ReadonlySignal<string | null>;
  readonly saving: ReportSaving;
  /** When a rate limit that delays the site has passed (epoch ms); null where none does. */
  readonly waitsUntil: ReadonlySignal<number | null>;
  /** Whether the tab shows how old something is. */
  readonly showsAge: ReadonlySignal<boolean>;
  /** Ends every dismissal of an asset by itself. */
  restoreAll(): void;
  /** Where the assets are used. */
  readonly uses: SiteUses;
  start(): () => void;
}

export interface SiteTabParts {
  readonly designer: Designer | null;
  readonly backend: Backend;
  readonly assets: AssetStore;
  readonly clock: Clock;
  readonly tabs: Tabs;
  readonly loadImage: LoadImage;
  /** Writes to the site's assets; null without a Designer. */
  readonly site: SiteDesigner | null;
  readonly permissions: ReadonlySignal<Permissions>;
  /** The panel's own address. */
  readonly panelUrl: URL;
  /** The state of the backend, from the requests for the selected image. */
  readonly selected: {
    readonly connected: ReadonlySignal<boolean>;
    readonly requestError: ReadonlySignal<RequestError | null>;
  };
  readonly uses: SiteUses;
  readonly weighing: Weighing;
}

/** Creates the models. The site is read when its tab is opened. */
export function createSiteTab(parts: SiteTabParts): SiteTab {
  const { designer, backend, assets: store, clock, selected } = parts;
  const { tab } = parts.tabs;
  const assets = createSiteAssets({
    readSite: (signal, onEvent) => readSite(backend, signal, onEvent),
    assets: store,
    clock,
    prepare: (row) => list.prepare(row),
  });
  const duplicates = createDuplicates({
    readHashes: (ids, signal, onEvent) => readHashes(backend, ids, signal, onEvent),
    clock,
  });
  const files = comparedFiles(assets.rows);
  const list = createSiteList(
    assets.rows,
    assets.localeTexts,
    duplicates,
    parts.uses.isUsed,
    () => weighing.savings.value,
  );
  const weighing: ListWeighing = createSiteWeighing({
    rows: assets.rows,
    shown: list.shown,
    weighing: parts.weighing,
    assets: store,
  });
  const details = createSiteDetails({ designer, backend, assets: store, clock });
  const walk = createSiteWalk(assets.rows, list.shown, details);
  const series = createSiteSeries({
    rows: assets.rows,
    localeTexts: assets.localeTexts,
    assets: store,
    site: parts.site,
    permissions: parts.permissions,
    reachOf: ({ key }) => parts.uses.reachOf(key),
    clock,
  });
  const pageVisibility = createPageVisibility();
  const name = signal<string | null>(null);
  const saving = createReportSaving(clock);
  const stopped = new AbortController();
  const isShown = computed(() => tab.value === 'site' && pageVisibility.isVisible.value);

  const { opened, start: startOpened } = createOpenedAsset({
    selection: details.selection,
    assets: store,
    weighing: parts.weighing,
    loadImage: parts.loadImage,
    clock,
    panelUrl: parts.panelUrl,
  });

  async function readName(): Promise<void> {
    const site = await designer?.site(stopped.signal);
    if (site?.ok) name.value = site.value.name;
  }

  return {
    assets,
    list,
    duplicates,
    details,
    walk,
    series,
    weighing,
    ...opened,
    name,
    saving,
    uses: parts.uses,
    waitsUntil: computed(
      () =>
        assets.waitsUntil.value ?? duplicates.waitsUntil.value ?? details.requestError.value?.retryAt ?? null,
    ),
    showsAge: computed(() => {
      const hasReadUses = parts.uses.reading.known.value.state?.readAt != null;
      return isShown.value && (hasReadUses || details.requestError.value !== null);
    }),
    restoreAll: () =>
      restoreRows(
        assets.rows.value.map(({ key: assetId, dismissed }) => ({ assetId, dismissed })),
        store,
        list,
      ),
    start() {
      const stops = [
        pageVisibility.start(),
        details.start(),
        startOpened(),
        watch(() => {
          if (isShown.value) untracked(assets.ensure);
        }),
        watch(() => {
          if (isShown.value && name.value === null) untracked(() => void readName());
        }),
        // Its calls come after those of the list.
        watch(() => {
          if (!isShown.value || assets.progress.value.kind !== 'read') return;
          const { value } = files;
          untracked(() => duplicates.compare(value));
        }),
        watch(() => {
          const isBack = selected.connected.value && !selected.requestError.value;
          if (isBack && isShown.value) untracked(assets.retry);
        }),
        watch(() => {
          if (store.cleared.value === 0) return;
          untracked(() => {
            details.close();
            saving.leave();
            duplicates.clear();
            series.bulk.leave();
            assets.leave();
            if (isShown.value) assets.ensure();
          });
        }),
      ];
      return () => {
        for (const stop of stops) stop();
        stopped.abort();
        duplicates.clear();
        saving.leave();
        assets.leave();
      };
    },
  };
}
