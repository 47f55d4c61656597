/**
 * The options of an LRU cache that holds at most so many entries. With its option `max`, lru-cache takes the memory of all
 * of them when it is created; like this it grows with what it holds.
 */
export function atMost(entries: number) {
  return { maxSize: entries, sizeCalculation: () => 1 };
}
