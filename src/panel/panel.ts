import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals-core';
import { knownImageSizes } from '#panel/assets/known-image-sizes.ts';
import { createPreviewImage, type PreviewImage } from '#panel/assets/preview-image.ts';
import type { AssetStore } from '#panel/assets/store.ts';
import type { Backend } from '#panel/backend/backend.ts';
import type { Clock } from '#panel/browser/clock.ts';
import { imageUrl } from '#panel/browser/image-url.ts';
import type { LoadImage } from '#panel/browser/load-image.ts';
import { createMediaQuery } from '#panel/browser/media-query.ts';
import type { SaveFile } from '#panel/browser/save-file.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import type { Designer } from '#panel/designer/designer.ts';
import { createExpandedRow, type ExpandedRow } from '#panel/files/expanded-row.ts';
import type { CreateLazyFeatures, LazyFeatures } from '#panel/lazy/lazy-features.ts';
import { createSelected, type Selected } from '#panel/selection/selected.ts';
import type { Lazy } from '#panel/state/lazy.ts';
import { createNowSignal } from '#panel/state/now-signal.ts';
import { type Copying, createCopying } from '#panel/ui/copying.ts';
import type { ErrorReporting } from '#panel/ui/error-reporting.ts';
import { createTabs, type Tabs } from '#panel/ui/tabs.ts';
import { type Appearance, createTheme } from '#panel/ui/theme.ts';
import { latestFacts } from '#rules/audit/asset-facts.ts';
import { type AssetSummary, summarize } from '#rules/audit/asset-summary.ts';

/** The panel's dependencies. */
export interface PanelParts {
  readonly designer: Designer | null;
  readonly backend: Backend;
  /** An empty store of assets. */
  readonly assets: AssetStore;
  readonly clock: Clock;
  /** Loads the second script. */
  readonly lazyScript: Lazy<CreateLazyFeatures>;
  readonly loadImage: LoadImage;
  readonly writeText: (text: string) => Promise<boolean>;
  readonly saveFile: SaveFile;
  /** Reports an error of our own that was caught. */
  readonly report: (error: unknown) => void;
  /** The backend's origin, and this build's version. */
  readonly backendUrl: string;
  readonly version: string;
  /** The panel's own address. */
  readonly panelUrl: URL;
  /** The reader's language as a BCP 47 tag, for dates. */
  readonly locale: string;
}

/** Every model of the panel: signals to read and actions to call. */
export interface Panel {
  readonly selected: Selected;
  readonly previewImage: ReadonlySignal<PreviewImage>;
  /** The summary of the selected image; null where none is selected. */
  readonly assetSummary: ReadonlySignal<AssetSummary | null>;
  readonly tabs: Tabs;
  /** True where the window is wide enough for the list beside the details. */
  readonly isWide: ReadonlySignal<boolean>;
  readonly lazyScript: Lazy<CreateLazyFeatures>;
  /** Null until the second script is loaded. */
  readonly lazyFeatures: ReadonlySignal<LazyFeatures | null>;
  /** The row of the variants table that is expanded. */
  readonly expandedRow: ExpandedRow;
  readonly saveFile: SaveFile;
  readonly copying: Copying;
  readonly appearance: ReadonlySignal<Appearance>;
  /** Milliseconds since the epoch; updated only while a visible text depends on it. */
  readonly now: ReadonlySignal<number>;
  readonly backendUrl: string;
  /** What a region needs to report an error while it renders. */
  readonly errors: ErrorReporting;
  /** The panel's own address. */
  readonly panelUrl: URL;
  readonly locale: string;
}

/** Creates the panel's models and starts them; `stop` ends every wait and subscription. */
export function startPanel(parts: PanelParts): { panel: Panel; stop: () => void } {
  const { designer, backend, assets, clock, lazyScript, panelUrl } = parts;
  const lazyFeatures = signal<LazyFeatures | null>(null);
  const selected = createSelected({
    designer,
    backend,
    clock,
    assets,
  });
  const theme = createTheme(designer);

  const url = computed(() => {
    const selection = selected.selection.value;
    if (selection.kind !== 'asset') return undefined;
    const { url: designerUrl } = latestFacts(selection);
    const isPending = designerUrl === undefined && !selection.isComplete;
    return isPending ? undefined : imageUrl(designerUrl, panelUrl);
  });
  const { previewImage, stop: stopPreviewImage } = createPreviewImage({
    url,
    sizes: knownImageSizes(selected.selection, assets),
    load: parts.loadImage,
    clock,
  });

  const assetSummary = computed(() => {
    const selection = selected.selection.value;
    return selection.kind === 'asset'
      ? summarize(selection, { as: selection.as, ...selection.placement })
      : null;
  });
  const tabs = createTabs();
  const wide = createMediaQuery('(min-width: 640px)');

  const interval = computed(() => {
    const selection = selected.selection.value;
    const requestError = selected.requestError.value;
    if (requestError?.retryAt != null) return timeouts.countdownInterval;
    const waitsUntil = lazyFeatures.value?.waitsUntil.value ?? null;
    if (waitsUntil !== null) return timeouts.countdownInterval;
    const isOld =
      selection.kind === 'asset' && selection.details && (requestError || selection.details.stale);
    return isOld || lazyFeatures.value?.siteTab.showsAge.value ? timeouts.ageInterval : null;
  });
  const { now, stop: stopNow } = createNowSignal(interval, clock);

  const stopTheme = theme.start();
  const stopWide = wide.start();
  const stopLazyFeatures = effect(() => {
    const create = lazyScript.value.value;
    if (!create) return;
    return untracked(() => {
      try {
        const { version } = parts;
        const made = create({
          designer,
          backend,
          assets,
          clock,
          loadImage: parts.loadImage,
          version,
          panelUrl,
          tabs,
          isWide: wide.matches,
          selected,
          assetSummary,
        });
        const stop = made.start();
        lazyFeatures.value = made;
        return stop;
      } catch (error) {
        parts.report(error);
        lazyScript.fail();
      }
    });
  });
  const stopSelected = selected.start();

  const copying = createCopying(parts.writeText, clock);
  const { report, version } = parts;

  return {
    panel: {
      selected,
      previewImage,
      assetSummary,
      tabs,
      isWide: wide.matches,
      lazyScript,
      lazyFeatures,
      saveFile: parts.saveFile,
      expandedRow: createExpandedRow(),
      copying,
      appearance: theme.appearance,
      now,
      backendUrl: parts.backendUrl,
      errors: { report, version, copying, refresh: selected.refresh },
      panelUrl,
      locale: parts.locale,
    },
    stop() {
      stopSelected();
      stopTheme();
      stopWide();
      stopLazyFeatures();
      stopPreviewImage();
      stopNow();
    },
  };
}
