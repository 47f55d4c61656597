import type { ReadonlySignal } from '@preact/signals-core';
import { isSelectedUsage } from '#panel/assets/selected-usage.ts';
import type { Selection } from '#panel/assets/selection.ts';
import * as words from '#panel/i18n/page.ts';
import type { PageTab } from '#panel/page/page-tab.ts';
import type { Row } from '#panel/page/row.ts';
import { RowView } from '#panel/page/row-view.tsx';
import { RowWindow } from '#panel/page/row-window.tsx';
import type { ErrorReporting } from '#panel/ui/error-reporting.ts';
import { Region } from '#panel/ui/region.tsx';

/** Height of a row in pixels, by the width of the list: up to four lines, and in a narrow list five. */
const rowHeight = (width: number): number => (width < 300 ? 92 : 72);

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
  const { images, list, usageNavigator, visibleRows, pixels } = pageTab;
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
        onVisible={(rows) => visibleRows.setVisible(rows.flatMap(({ assetId }) => assetId ?? []))}
        row={(row) => (
          <Region errors={errors} name="page row" of={row} isLine>
            {() => {
              if (row.failed) throw row.failed.error;
              return (
                <RowView
                  row={row}
                  usageNavigator={usageNavigator}
                  isSelected={row.usages.some(({ usage }) =>
                    isSelectedUsage(selection, usage.element.key, usage.assetId),
                  )}
                  panelUrl={panelUrl}
                  isLookupStopped={images.lookupQueue.problem.value !== null}
                  pixels={pixels.asText(row)}
                />
              );
            }}
          </Region>
        )}
      />
    );
  }
  if (progress.kind !== 'read' || progress.silent > 0) return null;
  const isEmpty = images.rows.value.length === 0;
  return (
    <div class="state">
      <h1 class="state-title">{isEmpty ? words.none.title : words.noneShown}</h1>
      {isEmpty && <p>{words.none.body}</p>}
    </div>
  );
}
