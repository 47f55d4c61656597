import { computed, type ReadonlySignal } from '@preact/signals-core';
import { AltTextControls } from '#panel/alt-text/alt-text-controls.tsx';
import { LinkIssue } from '#panel/alt-text/alt-text-issues.tsx';
import { createEditing, type Editing } from '#panel/alt-text/editing.ts';
import { createPermissions } from '#panel/alt-text/permissions.ts';
import { auditSelected } from '#panel/assets/audit-selected.ts';
import type { AssetStore } from '#panel/assets/store.ts';
import type { Backend } from '#panel/backend/backend.ts';
import { readWeighedFile } from '#panel/backend-calls/read-weighed-file.ts';
import type { Clock } from '#panel/browser/clock.ts';
import type { LoadImage } from '#panel/browser/load-image.ts';
import { type Comparing, createComparing } from '#panel/compare/comparing.ts';
import { Comparison } from '#panel/compare/comparison.tsx';
import { ConnectView } from '#panel/connection/connect-view.tsx';
import { type Connecting, createConnecting } from '#panel/connection/connecting.ts';
import { createDisconnecting, type Disconnecting } from '#panel/connection/disconnecting.ts';
import { createDeliveryInputs, type DeliveryInputs } from '#panel/delivery/delivery-inputs.ts';
import { DeliveryRegion } from '#panel/delivery/delivery-region.tsx';
import type { Designer, Permissions } from '#panel/designer/designer.ts';
import { createPageScan } from '#panel/designer/page-scan.ts';
import { createSiteDesigner } from '#panel/designer/site-designer.ts';
import { FileRegion } from '#panel/file/file-region.tsx';
import { LoadedBy } from '#panel/files/loaded-by.tsx';
import { NextStep } from '#panel/findings/next-step.tsx';
import { createReporting, type Reporting } from '#panel/help/reporting.ts';
import { followLaunch } from '#panel/launch/follow-launch.ts';
import { createPanelUses } from '#panel/lazy/panel-uses.ts';
import { MenuView } from '#panel/menu/menu-view.tsx';
import { createPageTab, type PageTab } from '#panel/page/page-tab.ts';
import { PageView } from '#panel/page/page-view.tsx';
import { WalkBar } from '#panel/page/walk-bar.tsx';
import { ReplaceView } from '#panel/replace/replace-view.tsx';
import { createReplacing, type Replacing } from '#panel/replace/replacing.ts';
import { Drawn } from '#panel/selection/drawn.tsx';
import { createFoundAssets, type FoundAssets } from '#panel/selection/found-assets.ts';
import { FoundView } from '#panel/selection/found-view.tsx';
import { OriginNote } from '#panel/selection/origin-note.tsx';
import type { Selected } from '#panel/selection/selected.ts';
import { SubjectActions } from '#panel/selection/subject-actions.tsx';
import { createSiteTab, type SiteTab } from '#panel/site/site-tab.ts';
import { SiteView } from '#panel/site/site-view.tsx';
import { createFold, type Fold } from '#panel/ui/fold.tsx';
import { createPopups, type Popups } from '#panel/ui/popups.ts';
import type { Tabs } from '#panel/ui/tabs.ts';
import type { SiteUses } from '#panel/uses/site-uses.ts';
import { UsedOn } from '#panel/uses/used-on.tsx';
import { createDownloading, type Downloading } from '#panel/weighing/downloading.ts';
import { TriedFormats } from '#panel/weighing/tried-formats.tsx';
import { createTriedImage, type TriedImage } from '#panel/weighing/tried-image.ts';
import { TryButton } from '#panel/weighing/try-button.tsx';
import { createWeighing, type Weighing } from '#panel/weighing/weighing.ts';
import type { AssetSummary } from '#rules/audit/asset-summary.ts';
import type { Audit } from '#rules/audit/audit.ts';
import { type ImageLoads, imageLoads } from '#rules/delivery/file-loads.ts';
import { isVector } from '#rules/variants/vector.ts';

/** The views of the second script. */
const views = {
  AltTextControls,
  Comparison,
  ConnectView,
  DeliveryRegion,
  Drawn,
  FileRegion,
  FoundView,
  LinkIssue,
  LoadedBy,
  MenuView,
  NextStep,
  OriginNote,
  PageView,
  ReplaceView,
  SiteView,
  SubjectActions,
  TriedFormats,
  TryButton,
  UsedOn,
  WalkBar,
};

export interface LazyFeaturesParts {
  readonly designer: Designer | null;
  readonly backend: Backend;
  readonly assets: AssetStore;
  readonly clock: Clock;
  readonly loadImage: LoadImage;
  readonly version: string;
  /** The panel's own address. */
  readonly panelUrl: URL;
  readonly tabs: Tabs;
  /** True where the list is beside the details. */
  readonly isWide: ReadonlySignal<boolean>;
  readonly selected: Pick<Selected, 'connected' | 'open' | 'refresh' | 'selection' | 'requestError'>;
  /** The summary of the selected image; null where none is selected. */
  readonly assetSummary: ReadonlySignal<AssetSummary | null>;
}

/** Auditing, editing and listing images, and their views: the second script. */
export interface LazyFeatures {
  readonly views: typeof views;
  /** The audit of the selected image; null where none is selected. */
  readonly audit: ReadonlySignal<Audit | null>;
  /** Which screens load each file of the selected image; null where that is not known. */
  readonly loads: ReadonlySignal<ImageLoads | null>;
  readonly editing: Editing;
  /** What the person may write. */
  readonly permissions: ReadonlySignal<Permissions>;
  /** How many images of the open page show the text of the selected image's asset; null where that is not known. */
  readonly inheriting: ReadonlySignal<number | null>;
  /** On how many other images of the open page a text of this asset stands. */
  repeatsOf(assetId: string, text: string): number;
  readonly deliveryInputs: DeliveryInputs;
  /** The images found with a selected element that is no Image. */
  readonly foundAssets: FoundAssets;
  readonly assets: AssetStore;
  readonly comparing: Comparing;
  /** Which parts of the selected image are open. */
  readonly folds: { readonly delivery: Fold; readonly file: Fold; readonly usedOn: Fold };
  readonly pageTab: PageTab;
  readonly siteTab: SiteTab;
  /** When a rate limit that delays a list or the weighing has passed (epoch ms); null where none does. */
  readonly waitsUntil: ReadonlySignal<number | null>;
  /** Where the site's assets are used. */
  readonly siteUses: SiteUses;
  /** Replaces files in Webflow. */
  readonly replacing: Replacing;
  /** What assets' files would weigh in other formats. */
  readonly weighing: Weighing;
  /** The selected image in other formats. */
  readonly tried: TriedImage;
  readonly downloading: Downloading;
  readonly connecting: Connecting;
  readonly disconnecting: Disconnecting;
  readonly reporting: Reporting;
  readonly popups: Popups;
  /** Starts the models; returns a function that stops them. */
  start(): () => void;
}

/**
 * Creates everything that the first facts of an image don't need. It is a script of its own, fetched once the panel is
 * rendered: a module that the first script imports as well is moved into the first, and a test counts the bytes of
 * both.
 */
export function createLazyFeatures(parts: LazyFeaturesParts): LazyFeatures {
  const { designer, backend, assets, clock, tabs, selected, assetSummary, panelUrl } = parts;
  const image = computed(() => {
    const selection = selected.selection.value;
    return selection.kind === 'asset' ? selection : null;
  });
  const deliveryInputs = createDeliveryInputs(designer, image, clock);
  const { permissions, start: startPermissions } = createPermissions(designer);
  const editing = createEditing(clock, assets.write);
  const weighing = createWeighing({ backend, assets, clock });
  const pageTab = createPageTab({
    designer,
    backend,
    assets,
    clock,
    editing,
    permissions,
    tabs,
    isWide: parts.isWide,
    selected,
    deliveryInputs,
    reachOf: (assetId) => siteUses.reachOf(assetId),
    weighing,
  });
  const site = designer?.wholeSite(createSiteDesigner) ?? null;
  const siteUses: SiteUses = createPanelUses({
    designer,
    site,
    backend,
    assets,
    clock,
    tabs,
    selected,
    images: pageTab.images,
  });
  const siteTab = createSiteTab({
    designer,
    backend,
    assets,
    clock,
    tabs,
    loadImage: parts.loadImage,
    site,
    permissions,
    panelUrl,
    selected,
    uses: siteUses,
    weighing,
  });
  const repeatsOf = (assetId: string, text: string): number =>
    pageTab.images.repeats.value.ofText(assetId, text);
  const repeats = computed(() => {
    const { value: selection } = selected.selection;
    const text = assetSummary.value?.alt.text;
    return selection.kind === 'asset' && text ? repeatsOf(selection.assetId, text) : 0;
  });
  const inheriting = computed(() => {
    const { value: selection } = selected.selection;
    return selection.kind === 'asset' ? pageTab.images.inheriting(selection.assetId) : null;
  });
  const foundAssets = createFoundAssets({
    selection: selected.selection,
    assets,
    lookUp: pageTab.images.lookupQueue.add,
    open: selected.open,
  });
  const connecting = createConnecting(clock, {
    requestError: selected.requestError,
    refresh: selected.refresh,
    selectionKey: computed(() => {
      const { value: selection } = selected.selection;
      if (selection.kind === 'unread') return null;
      return selection.kind === 'asset' ? selection.elementKey : selection.kind;
    }),
    async readSiteName(signal) {
      const site = await designer?.site(signal);
      return site?.ok ? site.value.name : null;
    },
  });
  const reporting = createReporting(parts.version, clock, selected.requestError);
  const auditOfSelected = computed(() => {
    const selection = selected.selection.value;
    return selection.kind === 'asset'
      ? auditSelected(selection, {
          inputs: deliveryInputs.selected.value,
          breakpoints: deliveryInputs.breakpoints.value,
          repeats: repeats.value,
        })
      : null;
  });
  const replacing = createReplacing({
    designer: site ?? { replaceFile: async () => ({ ok: false, reason: 'unsupported' }) },
    backend,
    readFile: (assetId, file, signal) => readWeighedFile(backend, assetId, file, signal),
    assets,
    clock,
    permissions,
  });
  const tried = createTriedImage({ weighing, clock, image, audit: auditOfSelected, panelUrl });
  return {
    views,
    audit: auditOfSelected,
    loads: computed(() => {
      const selection = selected.selection.value;
      if (selection.kind !== 'asset' || !selection.details) return null;
      const { variants, contentType } = selection.details;
      return imageLoads(variants ?? [], auditOfSelected.value?.delivery ?? null, isVector(contentType));
    }),
    editing,
    permissions,
    inheriting,
    repeatsOf,
    deliveryInputs,
    foundAssets,
    assets,
    comparing: createComparing(image, auditOfSelected, panelUrl),
    folds: { delivery: createFold(), file: createFold(), usedOn: createFold() },
    pageTab,
    siteTab,
    waitsUntil: computed(
      () => pageTab.waitsUntil.value ?? siteTab.waitsUntil.value ?? weighing.hold.waitsUntil.value,
    ),
    siteUses,
    replacing,
    weighing,
    tried,
    downloading: createDownloading(weighing),
    connecting,
    disconnecting: createDisconnecting(backend, clock, assets.clear),
    reporting,
    popups: createPopups(),
    start() {
      designer?.scanPages(createPageScan);
      const stops = [
        reporting.start(),
        connecting.start(),
        deliveryInputs.start(),
        startPermissions(),
        weighing.start(),
        pageTab.start(),
        siteTab.start(),
        foundAssets.start(),
        siteUses.start(),
        replacing.start(),
        tried.trying.start(),
        followLaunch({ designer, selection: selected.selection, tabs }),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

export type CreateLazyFeatures = typeof createLazyFeatures;
