import * as words from '#panel/i18n/page.ts';
import type { PageTab } from '#panel/page/page-tab.ts';
import type { Row } from '#panel/page/row.ts';
import { RowView } from '#panel/page/row-view.tsx';
import type { ErrorReporting } from '#panel/ui/error-reporting.ts';
import { Region } from '#panel/ui/region.tsx';

interface PageRowProps {
  readonly errors: ErrorReporting;
  readonly pageTab: PageTab;
  readonly row: Row;
  readonly isSelected: boolean;
  readonly tabIndex: 0 | -1;
  /** The panel's own address. */
  readonly panelUrl: URL;
}

/**
 * One image of the page, which fails alone. It reads a signal itself, so it is rendered again only for other props or
 * another value: scrolling renders the new rows and leaves the others. Source: @preact/signals, `shouldComponentUpdate`.
 */
export function PageRow({ errors, pageTab, row, isSelected, tabIndex, panelUrl }: PageRowProps) {
  const { images, list, usageNavigator, headings, walk, weighing } = pageTab;
  const error = usageNavigator.error.value;
  return (
    <Region errors={errors} name="page row" of={row} isLine>
      {() => {
        if (row.failed) throw row.failed.error;
        const at = usageNavigator.at(row);
        return (
          <RowView
            row={row}
            weighing={weighing}
            at={at}
            isSelected={isSelected}
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
  );
}
