import type { ComponentChildren } from 'preact';
import * as bulkWords from '#panel/i18n/bulk.ts';
import { search } from '#panel/i18n/list.ts';
import * as words from '#panel/i18n/page.ts';
import { ListBar } from '#panel/list/list-bar.tsx';
import type { PageChip } from '#panel/page/chips.ts';
import { ListMenu, type ListMenuServices } from '#panel/page/list-menu.tsx';
import { pageExports } from '#panel/page/page-exports.ts';
import type { PageTab } from '#panel/page/page-tab.ts';

const always: readonly PageChip[] = ['noAlt', 'heavy', 'blurry'];

interface PageControlsProps extends ListMenuServices {
  readonly pageTab: PageTab;
  /** The panel's own address. */
  readonly panelUrl: URL;
  /** More that can be done with what is shown. */
  readonly children: ComponentChildren;
}

/** Search, order, chips and menu of the list, and the buttons for all it shows: first, that for missing alt texts. */
export function PageControls({ pageTab, panelUrl, children, ...services }: PageControlsProps) {
  const { list, bulk, images, report, restoreAll, weighing } = pageTab;
  return (
    <>
      <ListBar
        list={list}
        search={search}
        chips={words.chips}
        orders={words.orders}
        always={always}
        menu={
          <ListMenu
            {...services}
            id="page"
            list={list}
            exports={() => pageExports(pageTab, panelUrl)}
            weighing={weighing}
            saving={report}
            restoreAll={restoreAll}
            readAgain={images.read}
          />
        }
      />
      <div class="page-controls buttons">
        {bulk.count.value > 0 && (
          <button type="button" class="button" onClick={bulk.start}>
            {bulkWords.start(bulk.count.value)}
          </button>
        )}
        {children}
      </div>
    </>
  );
}
