import { longestList } from '../webflow/site-reader.ts';
import { greatest } from './counts.ts';
import { countItem, type ItemReading, type ItemUses } from './item-uses.ts';
import { type ReadRange, readPart, type WholePart } from './whole-list.ts';

/** The uses in one hundred of a Collection's items, and how many items it has, both in the locale with the most. */
export interface ItemsRead extends Omit<ItemUses, 'names'> {
  readonly total: number;
}

/** Reads a range of items as each of these locales shows them. */
export async function readItems(
  reads: readonly ReadRange[],
  part: number,
  reading: ItemReading,
): Promise<ItemsRead> {
  const uses: ItemUses['uses'] = new Map();
  const names: ItemUses['names'] = new Map();
  const counts: ItemUses['assets'][] = [];
  const parts: WholePart[] = [];
  for (const read of reads) {
    const into: ItemUses = { assets: new Map(), uses, names, isWhole: true };
    const { isWhole, ...items } = await readPart(read, { offset: part * longestList, limit: longestList });
    for (const item of items.entries) await countItem(into, item, reading);
    counts.push(into.assets);
    parts.push({ ...items, isWhole: isWhole && into.isWhole });
  }
  const totals = parts.map(({ total, entries }) => total ?? part * longestList + entries.length);
  return {
    assets: greatest(counts),
    uses,
    isWhole: parts.every(({ isWhole }) => isWhole),
    total: Math.max(0, ...totals),
  };
}
