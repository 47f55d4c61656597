import type { ReadonlySignal } from '@preact/signals-core';
import { isSelectedUsage } from '#panel/assets/selected-usage.ts';
import type { Selection } from '#panel/assets/selection.ts';
import * as words from '#panel/i18n/page.ts';
import { RowWindow } from '#panel/list/row-window.tsx';
import type { PageTab } from '#panel/page/page-tab.ts';
import type { Row } from '#panel/page/row.ts';
import { RowView } from '#panel/page/row-view.tsx';
import type { ErrorReporting } from '#panel/ui/error-reporting.ts';
import { Region } from '#panel/ui/region.tsx';

/** Height of a row in pixels, by the width of the list: two lines, and in a narrow list three. */
const rowHeight = (width: number): number => (width < 300 ? 64 : 52);

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
  const { images, list, usageNavigator, measuring, headings, walk } = pageTab;
  const shown = list.shown.value;
  const progress = images.progress.value;
  const selection = props.selection.value;
  const error = usageNavigator.error.value;
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
          <Region errors={errors} name="page row" of={row} isLine>
            {() => {
              if (row.failed) throw row.failed.error;
              const at = usageNavigator.at(row);
              return (
                <RowView
                  row={row}
                  at={at}
                  isSelected={row.usages.some(({ usage }) =>
                    isSelectedUsage(selection, usage.element.key, usage.assetId),
                  )}
                  tabIndex={tabIndex}
                  panelUrl={panelUrl}
                  isLookupStopped={images.lookupQueue.problem.value !== null}
                  heading={headings.all.value.get(row.usages[at]?.usage.element.key ?? '')}
                  error={error?.key === row.key ? (error.isGone ? words.gone : words.notSelected) : null}
                  showsDismissed={list.pressed.value.has('dismissed')}
                  onPress={(button) => void walk.open(row, button.getBoundingClientRect().top)}
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
