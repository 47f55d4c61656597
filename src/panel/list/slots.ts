/**
 * Returns the slot of each of these keys, which are the rows that are rendered. A row that stays keeps its slot, and a new
 * one takes a slot that has become free, so that its elements are changed and not created again. `kept` is the key of the
 * row with the focus: no other takes its slot, where the focus would be on another item without a notice.
 */
export function slotsOf(
  keys: readonly string[],
  before: ReadonlyMap<string, number>,
  kept: string | null,
): ReadonlyMap<string, number> {
  const staying = new Set(keys.filter((key) => before.has(key)));
  const free = [...before].filter(([key]) => !staying.has(key) && key !== kept).map(([, slot]) => slot);
  let next = Math.max(-1, ...before.values()) + 1;
  return new Map(keys.map((key) => [key, before.get(key) ?? free.shift() ?? next++]));
}
