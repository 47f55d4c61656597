import { computed, type ReadonlySignal, signal, untracked } from '@preact/signals-core';
import type { Editing } from '#panel/alt-text/editing.ts';
import type { Selection } from '#panel/assets/selection.ts';
import type { AssetStore } from '#panel/assets/store.ts';
import type { Backend } from '#panel/backend/backend.ts';
import type { RequestError } from '#panel/backend/request-error.ts';
import type { Clock } from '#panel/browser/clock.ts';
import { createPageVisibility } from '#panel/browser/page-visibility.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import type { DeliveryInputs } from '#panel/delivery/delivery-inputs.ts';
import type { Designer, Permissions } from '#panel/designer/designer.ts';
import { restoreRows } from '#panel/list/restore-rows.ts';
import type { Bulk } from '#panel/page/bulk.ts';
import { type BulkContextParts, createBulkContext } from '#panel/page/bulk-context.ts';
import type { PixelsOf } from '#panel/page/csv.ts';
import { createDetailsWalk, type DetailsWalk } from '#panel/page/details-walk.ts';
import { createPageHeadings, type PageHeadings } from '#panel/page/headings.ts';
import { createMeasuring, type Measuring } from '#panel/page/measuring.ts';
import { createPageImages, type PageImages } from '#panel/page/page-images.ts';
import { createPageList, type PageList } from '#panel/page/page-list.ts';
import { createBulk } from '#panel/page/page-series.ts';
import { createPageWeighing } from '#panel/page/page-weighing.ts';
import { createPixels } from '#panel/page/pixels.ts';
import type { Row } from '#panel/page/row.ts';
import { createUsageNavigator, type UsageNavigator } from '#panel/page/usage-navigator.ts';
import { createReportSaving, type ReportSaving } from '#panel/report/report-saving.ts';
import { watch } from '#panel/state/watch.ts';
import type { Tabs } from '#panel/ui/tabs.ts';
import type { Weighing } from '#panel/weighing/weighing.ts';
import type { ListWeighing } from '#panel/weighing-list/list-weighing.ts';

/** The models of the "This page" tab. */
export interface PageTab {
  readonly images: PageImages;
  readonly list: PageList;
  readonly bulk: Bulk<Row>;
  readonly usageNavigator: UsageNavigator;
  readonly measuring: Measuring;
  readonly walk: DetailsWalk;
  readonly pixelsOf: PixelsOf;
  readonly weighing: ListWeighing;
  /** Ends every dismissal on the page. */
  restoreAll(): void;
  readonly headings: PageHeadings;
  readonly report: ReportSaving;
  /** When a rate limit that delays the page has passed (epoch ms); null where none does. */
  readonly waitsUntil: ReadonlySignal<number | null>;
  start(): () => void;
}

export interface PageTabParts {
  readonly designer: Designer | null;
  readonly backend: Backend;
  readonly assets: AssetStore;
  readonly clock: Clock;
  readonly editing: Editing;
  readonly permissions: ReadonlySignal<Permissions>;
  readonly tabs: Tabs;
  /** True where the list is beside the details. */
  readonly isWide: ReadonlySignal<boolean>;
  /** The state of the backend, from the requests for the selected image. */
  readonly selected: {
    readonly connected: ReadonlySignal<boolean>;
    readonly requestError: ReadonlySignal<RequestError | null>;
    readonly selection: ReadonlySignal<Selection>;
  };
  /** Rendered widths and `sizes` of elements, as far as they are known. */
  readonly deliveryInputs: Pick<DeliveryInputs, 'all' | 'breakpoints'>;
  /** How far the text of an asset reaches; null where that is not known. */
  readonly reachOf: BulkContextParts['reachOf'];
  readonly weighing: Weighing;
}

/** True while the facts of the selected image are on their way: no other request may delay them. */
function isBeingRead(selection: Selection): boolean {
  if (selection.kind !== 'asset' || selection.refusal) return false;
  return selection.details === null || selection.measured === undefined;
}

/** Creates the models. The page is read when its tab is opened, or when the panel has been idle for 1 s. */
export function createPageTab(parts: PageTabParts): PageTab {
  const { designer, backend, assets, clock, editing, permissions, tabs, selected } = parts;
  const { tab } = tabs;
  const { all, breakpoints } = parts.deliveryInputs;
  const shown = computed(() => ({ inputs: all.value, breakpoints: breakpoints.value }));
  const images = createPageImages(designer, backend, assets, clock, () => measuring.wake(), shown);
  const pageVisibility = createPageVisibility();
  /** A page that a person only passed through is not measured. */
  const isOpened = signal(false);
  const measuring: Measuring = createMeasuring({
    backend,
    assets,
    clock,
    rows: images.rows,
    lookupQueue: images.lookupQueue,
    mayRun: computed(
      () =>
        isOpened.value &&
        pageVisibility.isVisible.value &&
        (selected.requestError.value !== null || !isBeingRead(selected.selection.value)),
    ),
  });
  let cancelIdle = (): void => {};

  const usageNavigator = createUsageNavigator();
  const headings = createPageHeadings(designer);
  const report = createReportSaving(clock);
  const pixelsOf = createPixels(assets);
  const list = createPageList(images.rows, () => weighing.savings.value);
  const weighing: ListWeighing = createPageWeighing({
    rows: images.rows,
    shown: list.shown,
    weighing: parts.weighing,
    assets,
    pixelsOf,
  });
  const walk = createDetailsWalk({
    rows: images.rows,
    shown: list.shown,
    usageNavigator,
    tabs,
    isBeside: parts.isWide,
  });
  const context = createBulkContext({
    assets,
    headings: headings.all,
    repeats: images.repeats,
    reachOf: parts.reachOf,
  });
  const bulk = createBulk({ rows: images.rows, editing, permissions, context });

  /** The rows and the series belong to a page that is no longer open. */
  function leave(): void {
    bulk.leave();
    context.leave();
    walk.end();
    measuring.leave();
    isOpened.value = tab.value === 'page';
    images.leave();
    headings.leave();
    report.leave();
  }

  function lookUpAgain(): void {
    for (const one of [images.lookupQueue, measuring]) if (one.problem.value) one.retry();
  }

  function readSoon(): void {
    cancelIdle();
    if (tab.value === 'page') images.ensure();
    else cancelIdle = clock.after(timeouts.idleDelay, images.ensure);
  }

  return {
    images,
    list,
    walk,
    bulk,
    usageNavigator,
    measuring,
    pixelsOf,
    weighing,
    restoreAll: () => restoreRows(images.rows.value, assets, list),
    headings,
    report,
    waitsUntil: computed(() => {
      const waits = [images.lookupQueue.waitsUntil.value, measuring.waitsUntil.value];
      const known = waits.filter((until) => until !== null);
      return known.length > 0 ? Math.max(...known) : null;
    }),
    start() {
      if (!designer) return () => {};
      const stopPages = designer.onPage(() => {
        leave();
        readSoon();
      });
      const stopSelections = designer.onSelection((element) => {
        usageNavigator.setSelected(element?.key ?? null);
        walk.setSelected(element?.key ?? null);
        // Opening or closing a component changes which elements the Designer returns.
        const isRead = images.progress.value.kind === 'read' || images.scope() !== null;
        if (element && isRead && element.key.split('/')[0] !== images.scope()) leave();
        readSoon();
      });
      readSoon();
      const stopVisibility = pageVisibility.start();
      const stopMeasuring = measuring.start();
      const stopOpening = watch(() => {
        if (tab.value !== 'page') return;
        untracked(() => {
          isOpened.value = true;
          walk.end();
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
        if (progress.kind !== 'reading' || progress.done > 0) return;
        untracked(() => {
          usageNavigator.reset();
          headings.renew();
          lookUpAgain();
        });
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
        stopVisibility();
        stopMeasuring();
        images.leave();
        headings.leave();
        report.leave();
      };
    },
  };
}
