import { computed, type ReadonlySignal } from '@preact/signals-core';

/** The item whose details are open, and its position in the list. */
export interface Position<Item> {
  readonly item: Item;
  /** Counts from 0. */
  readonly at: number;
  readonly of: number;
}

interface Keyed {
  readonly key: string;
}

/** Follows one item of a list. */
export interface KeptPosition<Item> {
  /** Null without an item, and once it is gone. */
  readonly position: ReadonlySignal<Position<Item> | null>;
  /** The item so many places further on; undefined beyond either end. */
  beside(by: number): Item | undefined;
  /** Keeps these keys as the list that the item is in. */
  hold(keys: readonly string[]): void;
}

/** Returns the keys of these items, in their order. */
export const keysOf = (items: readonly Keyed[]): string[] => items.map(({ key }) => key);

/**
 * Creates the position of the item with the key `current`. An item that has left the shown ones, as an image whose alt text
 * was just written, keeps its place among those it stood with, so that the next one is the next one.
 */
export function createKeptPosition<Item extends Keyed>(
  items: ReadonlySignal<readonly Item[]>,
  shown: ReadonlySignal<readonly Item[]>,
  current: ReadonlySignal<string | null>,
): KeptPosition<Item> {
  let kept: readonly string[] = [];

  const keys = computed(() => {
    const { value: key } = current;
    const now = keysOf(shown.value);
    const there = new Set(keysOf(items.value));
    const isListed = key === null || now.includes(key);
    kept = isListed ? now : kept.filter((one) => there.has(one));
    return kept;
  });

  const position = computed((): Position<Item> | null => {
    const item = items.value.find(({ key }) => key === current.value);
    const at = item ? keys.value.indexOf(item.key) : -1;
    return item && at >= 0 ? { item, at, of: keys.value.length } : null;
  });

  return {
    position,
    beside(by) {
      const { at } = position.value ?? { at: -1 };
      return items.value.find(({ key }) => key === keys.value[at + by]);
    },
    hold(next) {
      kept = next;
    },
  };
}
