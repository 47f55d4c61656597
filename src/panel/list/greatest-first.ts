/**
 * Returns a comparison that puts the item with the greatest number first, and those of equal numbers by `next`. It reads the
 * number of each item once.
 */
export function greatestFirst<Item extends object>(
  numberOf: (item: Item) => number,
  next: (one: Item, other: Item) => number = () => 0,
): (one: Item, other: Item) => number {
  const known = new WeakMap<Item, number>();
  const read = (item: Item): number => {
    const number = known.get(item) ?? numberOf(item);
    known.set(item, number);
    return number;
  };
  return (one, other) => read(other) - read(one) || next(one, other);
}
