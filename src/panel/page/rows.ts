import { fold } from '#panel/alt-text/file-names.ts';
import { type Known, type Row, rowOf, type TextsOnPage, textOf } from '#panel/page/row.ts';
import type { Use } from '#panel/page/use.ts';

interface Remembered {
  readonly count: number;
  readonly known: Known | undefined;
  readonly shared: string;
  readonly row: Row;
}

/**
 * Makes the rows of a page, in its order. A row is made anew only where something of it has changed, so that a page of a
 * thousand images costs little while its facts come in.
 */
export function createRows(): (uses: readonly Use[], known: ReadonlyMap<string, Known>) => Row[] {
  let remembered = new Map<string, Remembered>();
  return (uses, known) => {
    const byKey = Map.groupBy(uses, ({ assetId, element, as }) => assetId ?? `${element.key} ${as}`);
    const texts = new Map<string, Set<string>>();
    for (const [key, group] of byKey) {
      const told = known.get(key);
      for (const use of group) {
        const { text } = textOf(use, told === 'missing' ? null : (told ?? null));
        const folded = text ? fold(text) : '';
        if (folded) texts.set(folded, (texts.get(folded) ?? new Set()).add(key));
      }
    }
    const next = new Map<string, Remembered>();
    for (const [key, group] of byKey) {
      const told = known.get(key);
      const shared = sharedBy(group, texts, told);
      const before = remembered.get(key);
      const isSame =
        before?.known === told &&
        before?.shared === shared &&
        before?.row.uses.length === group.length &&
        before.row.uses.every(({ use }, at) => use === group[at]);
      next.set(
        key,
        isSame && before
          ? before
          : { count: group.length, known: told, shared, row: rowOf(group, told, texts) },
      );
    }
    remembered = next;
    return [...next.values()].map(({ row }) => row);
  };
}

/** With how many other assets each use shares its text, as one text to compare. */
function sharedBy(uses: readonly Use[], texts: TextsOnPage, known: Known | undefined): string {
  const details = known === 'missing' ? null : (known ?? null);
  return uses.map((use) => texts.get(fold(textOf(use, details).text ?? ''))?.size ?? 0).join();
}
