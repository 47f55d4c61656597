import * as words from '#panel/i18n/site.ts';
import { NoRows } from '#panel/list/no-rows.tsx';
import { rowHeight } from '#panel/list/row-height.ts';
import { RowWindow } from '#panel/list/row-window.tsx';
import type { SiteRow } from '#panel/site/site-row.ts';
import { SiteRowItem } from '#panel/site/site-row-item.tsx';
import type { SiteTab } from '#panel/site/site-tab.ts';
import type { ErrorReporting } from '#panel/ui/error-reporting.ts';

const keyOf = (row: SiteRow): string => row.key;

interface SiteRowsProps {
  readonly errors: ErrorReporting;
  readonly siteTab: SiteTab;
  /** The panel's own address. */
  readonly panelUrl: URL;
}

/** The assets of the site, or a text where it has none. A row that can't be rendered leaves the others in place. */
export function SiteRows({ errors, siteTab, panelUrl }: SiteRowsProps) {
  const { assets, list, walk } = siteTab;
  const shown = list.shown.value;
  if (shown.length > 0) {
    return (
      <RowWindow
        label={words.list}
        items={shown}
        rowHeight={rowHeight}
        keyOf={keyOf}
        returnTo={walk.returnTo.value}
        row={(row, tabIndex) => (
          <SiteRowItem errors={errors} siteTab={siteTab} row={row} tabIndex={tabIndex} panelUrl={panelUrl} />
        )}
      />
    );
  }
  const isEmpty = assets.rows.value.length === 0;
  if (isEmpty && assets.progress.value.kind !== 'read') return null;
  return <NoRows isEmpty={isEmpty} words={words} />;
}
