/** A text of which no character has a case or an accent beyond those of English. Source: Unicode, Basic Latin. */
const plain = /^\p{ASCII}*$/u;

/** Returns a text as it is compared: without case and without accents. Source: Unicode, normalization form NFKD. */
function folded(text: string): string {
  if (plain.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Searches items. */
export interface Search<Item> {
  /** The items whose texts contain every word of a query, in their order; all of them for a blank query. */
  find(items: readonly Item[], query: string): readonly Item[];
  /** Reads the texts of an item ahead of the first search. */
  prepare(item: Item): void;
}

/** Creates a search. It folds the texts of an item once, as long as the item is the same object. */
export function createSearch<Item extends object>(
  textsOf: (item: Item) => readonly (string | null | undefined)[],
): Search<Item> {
  const index = new WeakMap<Item, string>();

  function textOf(item: Item): string {
    const text = index.get(item) ?? folded(textsOf(item).filter(Boolean).join('\n'));
    index.set(item, text);
    return text;
  }

  return {
    find(items, query) {
      const words = folded(query).split(/\s+/u).filter(Boolean);
      if (words.length === 0) return items;
      return items.filter((item) => {
        const text = textOf(item);
        return words.every((word) => text.includes(word));
      });
    },
    prepare: (item) => void textOf(item),
  };
}
