import type { ComponentChildren } from 'preact';
import * as words from '#panel/i18n/list.ts';
import type { List } from '#panel/list/list.ts';

interface ListBarProps<Chip extends string, Order extends string> {
  readonly list: List<object, Chip, Order>;
  /** Returns the name of the search field, from how many items it searches. */
  readonly search: (count: number) => string;
  /** The name of each chip, in the order they are shown in. */
  readonly chips: Readonly<Record<Chip, string>>;
  /** The name of each order, in the order they are shown in. */
  readonly orders: Readonly<Record<Order, string>>;
  /** The chips that are shown even where no item belongs to them. */
  readonly always: readonly Chip[];
  /** The menu of rarer actions. */
  readonly menu: ComponentChildren;
}

const entriesOf = <Key extends string>(names: Readonly<Record<Key, string>>): [Key, string][] =>
  Object.entries<string>(names).filter((entry): entry is [Key, string] => entry[0] in names);

/** The search field, the order and the chips of a list, which stay in view while the list is scrolled. */
export function ListBar<Chip extends string, Order extends string>({
  list,
  search,
  chips,
  orders,
  always,
  menu,
}: ListBarProps<Chip, Order>) {
  const { length: all } = list.items.value;
  const counts = list.counts.value;
  const pressed = list.pressed.value;
  const label = search(all);
  const shownChips = entriesOf(chips).filter(
    ([chip]) => pressed.has(chip) || always.includes(chip) || (counts.get(chip) ?? 0) > 0,
  );
  return (
    <div class="list-bar">
      <div class="list-tools">
        <input
          type="search"
          class="field list-search"
          aria-label={label}
          placeholder={label}
          dir="auto"
          value={list.query.value}
          onInput={({ currentTarget }) => list.search(currentTarget.value)}
        />
        <select
          class="field list-order"
          aria-label={words.sortBy}
          value={list.order.value}
          onChange={({ currentTarget }) => {
            const order = entriesOf(orders).find(([one]) => one === currentTarget.value);
            if (order) list.sort(order[0]);
          }}
        >
          {entriesOf(orders).map(([order, name]) => (
            <option key={order} value={order}>
              {name}
            </option>
          ))}
        </select>
        {menu}
      </div>
      <fieldset class="chips">
        <legend class="hidden">{words.show}</legend>
        <button type="button" class="chip" aria-pressed={!list.isNarrowed.value} onClick={list.showAll}>
          {words.all} <span class="chip-count">{all}</span>
        </button>
        {shownChips.map(([chip, name]) => (
          <button
            key={chip}
            type="button"
            class="chip"
            aria-pressed={pressed.has(chip)}
            onClick={() => list.toggle(chip)}
          >
            {name} <span class="chip-count">{counts.get(chip) ?? 0}</span>
          </button>
        ))}
      </fieldset>
    </div>
  );
}
