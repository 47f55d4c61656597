import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import { type Filter, listed, type Order, type Totals, totalsOf } from '#panel/page/list.ts';
import type { Row } from '#panel/page/row.ts';

/** The rows of the page that are shown, and their order. */
export interface PageList {
  readonly filter: ReadonlySignal<Filter>;
  readonly order: ReadonlySignal<Order>;
  readonly shown: ReadonlySignal<readonly Row[]>;
  readonly totals: ReadonlySignal<Totals>;
  choose(filter: Filter): void;
  sort(order: Order): void;
}

/** Creates the list of a page's rows. */
export function createPageList(rows: ReadonlySignal<readonly Row[]>): PageList {
  const filter = signal<Filter>('all');
  const order = signal<Order>('page');
  return {
    filter,
    order,
    shown: computed(() => listed(rows.value, filter.value, order.value)),
    totals: computed(() => totalsOf(rows.value)),
    choose: (next) => {
      filter.value = next;
    },
    sort: (next) => {
      order.value = next;
    },
  };
}
