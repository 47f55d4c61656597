import type { ReadonlySignal } from '@preact/signals-core';
import { isSelectedUsage } from '#panel/assets/selected-usage.ts';
import type { Selection } from '#panel/assets/selection.ts';
import * as words from '#panel/i18n/page.ts';
import { NoRows } from '#panel/list/no-rows.tsx';
import { rowHeight } from '#panel/list/row-height.ts';
import { RowWindow } from '#panel/list/row-window.tsx';
import { isFullyRead } from '#panel/page/page-images.ts';
import { PageRow } from '#panel/page/page-row.tsx';
import type { PageTab } from '#panel/page/page-tab.ts';
import type { Row } from '#panel/page/row.ts';
import type { ErrorReporting } from '#panel/ui/error-reporting.ts';

const keyOf = (row: Row): string => row.key;

interface PageRowsProps {
  readonly errors: ErrorReporting;
  readonly pageTab: PageTab;
  /** What is selected on the canvas. */
  readonly selection: ReadonlySignal<Selection>;
  /** The panel's own address. */
  readonly panelUrl: URL;
}

/** The images of the page, or a text where it has none. A row that can't be rendered leaves the others in place. */
export function PageRows({ errors, pageTab, panelUrl, ...props }: PageRowsProps) {
  const { images, list, measuring, walk } = pageTab;
  const shown = list.shown.value;
  const progress = images.progress.value;
  const selection = props.selection.value;
  if (shown.length > 0) {
    return (
      <RowWindow
        label={words.list}
        items={shown}
        rowHeight={rowHeight}
        keyOf={keyOf}
        onVisible={(rows) => measuring.setVisible(rows.flatMap(({ assetId }) => assetId ?? []))}
        returnTo={walk.returnTo.value}
        row={(row, tabIndex) => (
          <PageRow
            errors={errors}
            pageTab={pageTab}
            row={row}
            isSelected={row.usages.some(({ usage }) =>
              isSelectedUsage(selection, usage.element.key, usage.assetId),
            )}
            tabIndex={tabIndex}
            panelUrl={panelUrl}
          />
        )}
      />
    );
  }
  if (!isFullyRead(progress)) return null;
  return <NoRows isEmpty={images.rows.value.length === 0} words={words} />;
}
