import { batch, computed, type ReadonlySignal, signal } from '@preact/signals-core';
import { createSearch } from '#panel/list/search.ts';

/** Tells whether an item belongs to each chip. */
export type Chips<Item, Chip extends string> = Readonly<Record<Chip, (item: Item) => boolean>>;

/** Compares two items, as for `Array.sort`; null for the items' own order. */
export type Orders<Item, Order extends string> = Readonly<
  Record<Order, ((one: Item, other: Item) => number) | null>
>;

/** Items that a person searches, narrows and sorts. */
export interface List<Item, Chip extends string = string, Order extends string = string> {
  readonly items: ReadonlySignal<readonly Item[]>;
  /** All items, in the order. */
  readonly sorted: ReadonlySignal<readonly Item[]>;
  /** The items that are shown, in the order they are shown in. */
  readonly shown: ReadonlySignal<readonly Item[]>;
  readonly query: ReadonlySignal<string>;
  /** The pressed chips; an item is shown if it belongs to all of them. */
  readonly pressed: ReadonlySignal<ReadonlySet<Chip>>;
  /** True where chips or the search choose some of the items. */
  readonly isNarrowed: ReadonlySignal<boolean>;
  /** How many of all items belong to each chip. */
  readonly counts: ReadonlySignal<ReadonlyMap<Chip, number>>;
  readonly order: ReadonlySignal<Order>;
  search(query: string): void;
  toggle(chip: Chip): void;
  /** Shows all items: releases every chip and empties the search. */
  showAll(): void;
  sort(order: Order): void;
  /** Reads the texts of an item ahead of the first search. */
  prepare(item: Item): void;
}

type Compare<Item> = (one: Item, other: Item) => number;

interface ListParts<Item, Chip extends string, Order extends string> {
  readonly items: ReadonlySignal<readonly Item[]>;
  readonly chips: ReadonlySignal<Chips<Item, Chip>>;
  readonly orders: Orders<Item, Order>;
  /** What a pressed chip brings together, before the order; items that compare as equal are in that order. */
  readonly groups?: ReadonlySignal<{ readonly [chip in Chip]?: Compare<Item> }>;
  readonly order: NoInfer<Order>;
  /** The texts that a search looks into. */
  readonly textsOf: (item: Item) => readonly (string | null | undefined)[];
}

const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] =>
  Object.keys(record).filter((key): key is Key => key in record);

/** Creates a list that shows all items. Equal items keep their own order. */
export function createList<Item extends object, Chip extends string, Order extends string>({
  items,
  chips,
  orders,
  groups,
  textsOf,
  ...parts
}: ListParts<Item, Chip, Order>): List<Item, Chip, Order> {
  const query = signal('');
  const toggled = signal<ReadonlySet<Chip>>(new Set());
  const order = signal(parts.order);
  const { find, prepare } = createSearch(textsOf);
  /** Returns the chips of an item. They are found once, as long as the chips are the same object. */
  const membership = computed(() => {
    const { value: all } = chips;
    const names = keysOf(all);
    const known = new WeakMap<Item, ReadonlySet<Chip>>();
    return (item: Item): ReadonlySet<Chip> => {
      const belongs = known.get(item) ?? new Set(names.filter((chip) => all[chip](item)));
      known.set(item, belongs);
      return belongs;
    };
  });
  /** A chip that no longer exists is not pressed: no button would release it. */
  const pressed = computed(() => {
    const { value: all } = chips;
    return new Set([...toggled.value].filter((chip) => chip in all));
  });
  const sorted = computed(() => {
    const compare = orders[order.value];
    return compare ? items.value.toSorted(compare) : items.value;
  });
  const chosen = computed(() => {
    const wanted = [...pressed.value];
    if (wanted.length === 0) return sorted.value;
    const chipsOf = membership.value;
    const found = sorted.value.filter((item) => wanted.every((chip) => chipsOf(item).has(chip)));
    const together = wanted.flatMap((chip) => groups?.value[chip] ?? []);
    return together.reduceRight((rest, by) => rest.toSorted(by), found);
  });

  return {
    items,
    sorted,
    shown: computed(() => find(chosen.value, query.value)),
    query,
    pressed,
    isNarrowed: computed(() => pressed.value.size > 0 || query.value !== ''),
    counts: computed(() => {
      const counts = new Map<Chip, number>();
      const chipsOf = membership.value;
      for (const item of items.value)
        for (const chip of chipsOf(item)) counts.set(chip, (counts.get(chip) ?? 0) + 1);
      return counts;
    }),
    order,
    search(next) {
      query.value = next;
    },
    toggle(chip) {
      const next = new Set(pressed.value);
      if (!next.delete(chip)) next.add(chip);
      toggled.value = next;
    },
    showAll() {
      batch(() => {
        query.value = '';
        toggled.value = new Set();
      });
    },
    sort(next) {
      order.value = next;
    },
    prepare,
  };
}
