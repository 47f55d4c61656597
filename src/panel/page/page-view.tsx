import type { ReadonlySignal } from '@preact/signals-core';
import type { ComponentChildren } from 'preact';
import type { Selection } from '#panel/assets/selection.ts';
import type { SaveFile } from '#panel/browser/save-file.ts';
import type { Connecting } from '#panel/connection/connecting.ts';
import * as tabs from '#panel/i18n/tabs.ts';
import { BulkView } from '#panel/page/bulk-view.tsx';
import { PageControls } from '#panel/page/page-controls.tsx';
import { PageFooter } from '#panel/page/page-footer.tsx';
import { PageProblem, PageProgressLine } from '#panel/page/page-progress.tsx';
import { PageRows } from '#panel/page/page-rows.tsx';
import type { PageTab } from '#panel/page/page-tab.ts';
import { PageTotals } from '#panel/page/page-totals.tsx';
import type { Row } from '#panel/page/row.ts';
import { UsagePlace } from '#panel/page/usage-place.tsx';
import { attempt } from '#panel/ui/attempt.ts';
import type { Copying } from '#panel/ui/copying.ts';
import type { ErrorReporting } from '#panel/ui/error-reporting.ts';
import type { Popups } from '#panel/ui/popups.ts';
import { Region } from '#panel/ui/region.tsx';
import { StartWeighing } from '#panel/weighing-list/start-weighing.tsx';
import { WeighControls, type WeighControlsProps } from '#panel/weighing-list/weigh-controls.tsx';

interface PageViewProps {
  readonly errors: ErrorReporting;
  readonly pageTab: PageTab;
  readonly replacing: WeighControlsProps['replacing'];
  readonly connecting: Connecting;
  readonly popups: Popups;
  readonly copying: Copying;
  readonly saveFile: SaveFile;
  /** What is selected on the canvas. */
  readonly selection: ReadonlySignal<Selection>;
  /** Milliseconds since the epoch. */
  readonly now: ReadonlySignal<number>;
  /** The panel's own address. */
  readonly panelUrl: URL;
}

/** The "This page" tab: totals, progress, and the list of images, or the series of missing alt texts. */
export function PageView({ errors, pageTab, panelUrl, ...props }: PageViewProps) {
  const { images, list, bulk, usageNavigator } = pageTab;
  const of = `${images.progress.value.kind} ${[...list.pressed.value]} ${list.order.value}`;
  const region = (name: string, draw: () => ComponentChildren) => (
    <Region errors={errors} name={`page ${name}`} of={of}>
      {draw}
    </Region>
  );
  if (attempt(() => bulk.step.value ?? bulk.summary.value)) {
    return region('alt texts', () => (
      <BulkView
        bulk={bulk}
        place={(row: Row) => <UsagePlace row={row} usageNavigator={usageNavigator} />}
        panelUrl={panelUrl}
      />
    ));
  }
  return (
    <>
      <section class="section totals" aria-label={tabs.names.page}>
        {region('totals', () => (
          <PageTotals images={images} list={list} />
        ))}
        {region('problem', () => (
          <PageProblem pageTab={pageTab} now={props.now.value} connecting={props.connecting} />
        ))}
      </section>
      {region('controls', () => (
        <PageControls
          pageTab={pageTab}
          popups={props.popups}
          copying={props.copying}
          saveFile={props.saveFile}
          panelUrl={panelUrl}
        >
          <StartWeighing weighing={pageTab.weighing} isNarrowed={list.isNarrowed.value} />
        </PageControls>
      ))}
      {region('weighing', () => (
        <WeighControls weighing={pageTab.weighing} replacing={props.replacing} />
      ))}
      {region('list', () => (
        <PageRows errors={errors} pageTab={pageTab} selection={props.selection} panelUrl={panelUrl} />
      ))}
      {region('foot', () => (
        <PageFooter images={images} />
      ))}
      {region('progress', () => (
        <PageProgressLine pageTab={pageTab} now={props.now.value} />
      ))}
    </>
  );
}
