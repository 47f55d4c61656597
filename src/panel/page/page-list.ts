import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import { formatFormat } from '#panel/i18n/format.ts';
import { createList, type List } from '#panel/list/list.ts';
import { chips, type PageChip } from '#panel/page/chips.ts';
import { ordersWith, type PageOrder } from '#panel/page/orders.ts';
import type { Row } from '#panel/page/row.ts';
import { type Totals, totalsOf } from '#panel/page/totals.ts';

/** The rows of the page, as far as they are shown, and the totals of all of them. */
export interface PageList extends List<Row, PageChip, PageOrder> {
  readonly totals: ReadonlySignal<Totals>;
}

/** Name, alt texts and type: what a search looks into. */
function textsOf({ details, usages }: Row): (string | null | undefined)[] {
  const type = details?.contentType;
  return [
    details?.displayName,
    details?.originalFileName,
    type,
    type && formatFormat(type),
    ...usages.map(({ text }) => text),
  ];
}

/** Creates the list of a page's rows. `savings` returns what the weighed images would save, by asset. */
export function createPageList(
  rows: ReadonlySignal<readonly Row[]>,
  savings: () => ReadonlyMap<string, number>,
): PageList {
  return {
    ...createList({
      items: rows,
      chips: signal(chips),
      orders: ordersWith(savings),
      order: 'page',
      textsOf,
    }),
    totals: computed(() => totalsOf(rows.value)),
  };
}
