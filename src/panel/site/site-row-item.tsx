import { sameFileNames } from '#panel/site/same-file.ts';
import type { SiteRow } from '#panel/site/site-row.ts';
import { SiteRowView } from '#panel/site/site-row-view.tsx';
import type { SiteTab } from '#panel/site/site-tab.ts';
import type { ErrorReporting } from '#panel/ui/error-reporting.ts';
import { Region } from '#panel/ui/region.tsx';

interface SiteRowItemProps {
  readonly errors: ErrorReporting;
  readonly siteTab: SiteTab;
  readonly row: SiteRow;
  readonly tabIndex: 0 | -1;
  /** The panel's own address. */
  readonly panelUrl: URL;
}

/**
 * One asset of the site, which fails alone. It reads a signal itself, so it is rendered again only for other props or
 * another value: scrolling renders the new rows and leaves the others. Source: @preact/signals, `shouldComponentUpdate`.
 */
export function SiteRowItem({ errors, siteTab, row, tabIndex, panelUrl }: SiteRowItemProps) {
  const { list, walk, details } = siteTab;
  const isOpen = details.opened.value === row.key;
  return (
    <Region errors={errors} name="site row" of={row} isLine>
      {() => {
        if (row.failed) throw row.failed.error;
        return (
          <SiteRowView
            row={row}
            isOpen={isOpen}
            uses={siteTab.uses}
            weighing={siteTab.weighing}
            tabIndex={tabIndex}
            panelUrl={panelUrl}
            showsDismissed={list.pressed.value.has('dismissed')}
            sameAs={list.pressed.value.has('twice') ? sameFileNames(siteTab, row.key) : null}
            onPress={(button) => walk.open(row, button.getBoundingClientRect().top)}
          />
        );
      }}
    </Region>
  );
}
