import { compareNames } from '#panel/i18n/format.ts';

/** Returns a comparison by name, in the order of the reader's language. Items without a name come last. */
export function byName<Item>(nameOf: (item: Item) => string | null): (one: Item, other: Item) => number {
  return (one, other) => {
    const [name, otherName] = [nameOf(one), nameOf(other)];
    return name && otherName ? compareNames(name, otherName) : Number(!name) - Number(!otherName);
  };
}
