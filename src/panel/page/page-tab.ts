import { computed, type ReadonlySignal, untracked } from '@preact/signals-core';
import type { Editing } from '#panel/alt-text/editing.ts';
import type { AssetStore } from '#panel/assets/store.ts';
import type { Backend } from '#panel/backend/backend.ts';
import type { RequestError } from '#panel/backend/request-error.ts';
import type { Clock } from '#panel/browser/clock.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import type { DeliveryInputs } from '#panel/delivery/delivery-inputs.ts';
import type { Designer, Permissions } from '#panel/designer/designer.ts';
import { type Bulk, createBulk } from '#panel/page/bulk.ts';
import { createBulkContext } from '#panel/page/bulk-context.ts';
import { createPageHeadings, type PageHeadings } from '#panel/page/headings.ts';
import { createPageImages, type PageImages } from '#panel/page/page-images.ts';
import { createPageList, type PageList } from '#panel/page/page-list.ts';
import { createPageReport, type PageReport } from '#panel/page/page-report.ts';
import { createPixels, type Pixels } from '#panel/page/pixels.ts';
import { createUsageNavigator, type UsageNavigator } from '#panel/page/usage-navigator.ts';
import { createVisibleRows, type VisibleRows } from '#panel/page/visible-rows.ts';
import { watch } from '#panel/state/watch.ts';
import type { Tab } from '#panel/ui/tabs.ts';

/** The models of the "This page" tab. */
export interface PageTab {
  readonly images: PageImages;
  readonly list: PageList;
  readonly bulk: Bulk;
  readonly usageNavigator: UsageNavigator;
  readonly visibleRows: VisibleRows;
  readonly pixels: Pixels;
  readonly headings: PageHeadings;
  readonly report: PageReport;
  start(): () => void;
}

export interface PageTabParts {
  readonly designer: Designer | null;
  readonly backend: Backend;
  readonly assets: AssetStore;
  readonly clock: Clock;
  readonly editing: Editing;
  readonly permissions: ReadonlySignal<Permissions>;
  readonly tab: ReadonlySignal<Tab>;
  /** The state of the backend, from the requests for the selected image. */
  readonly selected: {
    readonly connected: ReadonlySignal<boolean>;
    readonly requestError: ReadonlySignal<RequestError | null>;
  };
  /** Rendered widths and `sizes` of elements, as far as they are known. */
  readonly deliveryInputs: Pick<DeliveryInputs, 'all' | 'breakpoints'>;
}

/** Creates the models. The page is read when its tab is opened, or when the panel has been idle for 1 s. */
export function createPageTab(parts: PageTabParts): PageTab {
  const { designer, backend, assets, clock, editing, permissions, tab, selected } = parts;
  const visibleRows = createVisibleRows(backend, assets, clock);
  const { all, breakpoints } = parts.deliveryInputs;
  const shown = computed(() => ({ inputs: all.value, breakpoints: breakpoints.value }));
  const images = createPageImages(designer, backend, assets, clock, visibleRows, shown);
  let cancelIdle = (): void => {};

  const usageNavigator = createUsageNavigator();
  const headings = createPageHeadings(designer);
  const report = createPageReport(clock);
  const context = createBulkContext({ assets, headings: headings.all, repeats: images.repeats });
  const bulk = createBulk({ rows: images.rows, editing, permissions, context });

  /** The rows and the series belong to a page that is no longer open. */
  function leave(): void {
    bulk.leave();
    context.leave();
    visibleRows.leave();
    images.leave();
    headings.leave();
    report.leave();
  }

  function lookUpAgain(): void {
    if (images.lookupQueue.problem.value) images.lookupQueue.retry();
  }

  function readSoon(): void {
    cancelIdle();
    if (tab.value === 'page') images.ensure();
    else cancelIdle = clock.after(timeouts.idleDelay, images.ensure);
  }

  return {
    images,
    list: createPageList(images.rows),
    bulk,
    usageNavigator,
    visibleRows,
    pixels: createPixels(images.rows, assets),
    headings,
    report,
    start() {
      if (!designer) return () => {};
      const stopPages = designer.onPage(() => {
        leave();
        readSoon();
      });
      const stopSelections = designer.onSelection((element) => {
        usageNavigator.setSelected(element?.key ?? null);
        // Opening or closing a component changes which elements the Designer returns.
        const isRead = images.progress.value.kind === 'read' || images.scope() !== null;
        if (element && isRead && element.key.split('/')[0] !== images.scope()) leave();
        readSoon();
      });
      readSoon();
      const stopOpening = watch(() => {
        if (tab.value !== 'page') return;
        untracked(() => {
          images.ensure();
          lookUpAgain();
        });
      });
      // Few calls that nothing on the screen waits for, so they come after those of the images.
      const stopHeadings = watch(() => {
        if (tab.value === 'page' && images.progress.value.kind === 'read') untracked(headings.ensure);
      });
      const stopConnecting = watch(() => {
        if (selected.connected.value && !selected.requestError.value) untracked(lookUpAgain);
      });
      // Reading the page again resets the positions in its rows.
      const stopResetting = watch(() => {
        const progress = images.progress.value;
        if ('done' in progress && progress.done === 0) untracked(usageNavigator.reset);
      });
      const stopClearing = watch(() => {
        if (assets.cleared.value > 0) untracked(leave);
      });
      return () => {
        stopResetting();
        stopClearing();
        stopOpening();
        stopHeadings();
        stopConnecting();
        cancelIdle();
        stopPages();
        stopSelections();
        images.leave();
        visibleRows.leave();
        headings.leave();
        report.leave();
      };
    },
  };
}
