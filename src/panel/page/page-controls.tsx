import * as bulkWords from '#panel/i18n/bulk.ts';
import * as words from '#panel/i18n/page.ts';
import { ListBar } from '#panel/list/list-bar.tsx';
import type { PageChip } from '#panel/page/chips.ts';
import { PageMenu, type PageMenuProps } from '#panel/page/page-menu.tsx';

const always: readonly PageChip[] = ['noAlt', 'heavy', 'blurry'];

/** Search, order, chips and menu of the list, and the button that starts the series of missing alt texts. */
export function PageControls(props: PageMenuProps) {
  const { list, bulk } = props.pageTab;
  return (
    <>
      <ListBar
        list={list}
        chips={words.chips}
        orders={words.orders}
        always={always}
        menu={<PageMenu {...props} />}
      />
      {bulk.count.value > 0 && (
        <div class="page-controls">
          <button type="button" class="button" onClick={bulk.start}>
            {bulkWords.start(bulk.count.value)}
          </button>
        </div>
      )}
    </>
  );
}
