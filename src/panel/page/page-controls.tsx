import * as bulkWords from '#panel/i18n/bulk.ts';
import * as words from '#panel/i18n/page.ts';
import type { Bulk } from '#panel/page/bulk.ts';
import { filters, orders } from '#panel/page/list.ts';
import type { PageList } from '#panel/page/page-list.ts';

interface PageControlsProps {
  readonly list: PageList;
  readonly bulk: Bulk;
}

/** Filter and order of the list, and the button that starts the series of missing alt texts. */
export function PageControls({ list, bulk }: PageControlsProps) {
  return (
    <>
      <fieldset class="choices">
        <legend class="hidden">{words.show}</legend>
        {filters.map((filter) => (
          <label key={filter}>
            <input
              type="radio"
              name="filter"
              checked={list.filter.value === filter}
              onChange={() => list.choose(filter)}
            />
            {words.filters[filter]}
          </label>
        ))}
      </fieldset>
      <div class="page-controls">
        <select
          class="field"
          aria-label={words.sortBy}
          value={list.order.value}
          onChange={({ currentTarget }) => {
            const order = orders.find((one) => one === currentTarget.value);
            if (order) list.sort(order);
          }}
        >
          {orders.map((order) => (
            <option key={order} value={order}>
              {words.orders[order]}
            </option>
          ))}
        </select>
        {bulk.count.value > 0 && (
          <button type="button" class="button" onClick={bulk.start}>
            {bulkWords.start(bulk.count.value)}
          </button>
        )}
      </div>
    </>
  );
}
