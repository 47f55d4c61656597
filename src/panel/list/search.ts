/** Returns a text as it is compared: without case and without accents. Source: Unicode, normalization form NFKD. */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/**
 * Creates a function that returns the items whose texts contain every word of a query, in their order; all of them for a
 * blank query. It folds the texts of an item once, as long as the item is the same object.
 */
export function createSearch<Item extends object>(
  textsOf: (item: Item) => readonly (string | null | undefined)[],
): (items: readonly Item[], query: string) => readonly Item[] {
  const index = new WeakMap<Item, string>();

  function textOf(item: Item): string {
    const text = index.get(item) ?? folded(textsOf(item).filter(Boolean).join('\n'));
    index.set(item, text);
    return text;
  }

  return (items, query) => {
    const words = folded(query).split(/\s+/u).filter(Boolean);
    if (words.length === 0) return items;
    return items.filter((item) => {
      const text = textOf(item);
      return words.every((word) => text.includes(word));
    });
  };
}
