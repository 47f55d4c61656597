import type { ComponentChildren } from 'preact';
import * as tabs from '#panel/i18n/tabs.ts';
import type { Tools } from '#panel/later/tools.ts';
import { BulkView } from '#panel/page/bulk-view.tsx';
import { PageControls } from '#panel/page/page-controls.tsx';
import { PageFoot } from '#panel/page/page-foot.tsx';
import { LookupLine, ProgressLine } from '#panel/page/page-progress.tsx';
import { PageRows } from '#panel/page/page-rows.tsx';
import { PageTotals } from '#panel/page/page-totals.tsx';
import type { Panel } from '#panel/panel.ts';
import { attempt } from '#panel/ui/attempt.ts';
import { Region } from '#panel/ui/region.tsx';

/** Every image of the page at a glance. */
export function PageView({ panel, tools }: { readonly panel: Panel; readonly tools: Tools }) {
  const { pageTab, connecting } = tools;
  const { images, list, bulk, walking } = pageTab;
  const of = `${images.progress.value.kind} ${list.filter.value} ${list.order.value}`;
  const region = (name: string, draw: () => ComponentChildren) => (
    <Region panel={panel} name={`page ${name}`} of={of}>
      {draw}
    </Region>
  );
  if (attempt(() => bulk.step.value ?? bulk.summary.value)) {
    return region('alt texts', () => <BulkView bulk={bulk} walking={walking} page={panel.page} />);
  }
  return (
    <>
      <section class="section totals" aria-label={tabs.names.page}>
        {region('totals', () => (
          <PageTotals list={list} />
        ))}
        {region('progress', () => (
          <ProgressLine {...pageTab} />
        ))}
        {region('lookup', () => (
          <LookupLine {...pageTab} now={panel.now.value} connecting={connecting} />
        ))}
        {region('controls', () => (
          <PageControls list={list} bulk={bulk} />
        ))}
      </section>
      {region('list', () => (
        <PageRows panel={panel} pageTab={pageTab} />
      ))}
      {region('foot', () => (
        <PageFoot panel={panel} pageTab={pageTab} />
      ))}
    </>
  );
}
