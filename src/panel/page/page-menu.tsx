import { restoreAll } from '#panel/i18n/dismissals.ts';
import * as listWords from '#panel/i18n/list.ts';
import { readAgain } from '#panel/i18n/page.ts';
import { ExportButtons, ExportResult } from '#panel/page/export-buttons.tsx';
import type { SaveFile } from '#panel/page/page-report.ts';
import type { PageTab } from '#panel/page/page-tab.ts';
import type { Copying } from '#panel/ui/copying.ts';
import { MoreIcon } from '#panel/ui/lazy-icons.tsx';
import { Popup } from '#panel/ui/popup.tsx';
import type { Popups } from '#panel/ui/popups.ts';

export interface PageMenuProps {
  readonly pageTab: PageTab;
  readonly popups: Popups;
  readonly copying: Copying;
  readonly saveFile: SaveFile;
  /** The panel's own address. */
  readonly panelUrl: URL;
}

/** The rarer actions of the list: its images as CSV or as a report, and reading the page again. */
export function PageMenu({ popups, ...props }: PageMenuProps) {
  const { pageTab } = props;
  return (
    <Popup popups={popups} id="page-menu" label={listWords.more} icon={<MoreIcon />}>
      {(close) => (
        <>
          <ExportButtons {...props} />
          <ExportResult {...props} />
          {(pageTab.list.counts.value.get('dismissed') ?? 0) > 0 && (
            <button
              type="button"
              class="button"
              onClick={() => {
                close();
                pageTab.restoreAll();
              }}
            >
              {restoreAll}
            </button>
          )}
          <button
            type="button"
            class="button"
            onClick={() => {
              close();
              pageTab.images.read();
            }}
          >
            {readAgain}
          </button>
        </>
      )}
    </Popup>
  );
}
