import type { PageCount, PlaceStatus, Use } from './use.ts';

const kinds: readonly Use['kind'][] = [
  'page',
  'component',
  'item',
  'property',
  'background',
  'social',
  'canvas',
];
const statuses: readonly PlaceStatus[] = [null, 'template', 'draft', 'branch', 'archived'];

/** Compares two names in the order of the reader's language. */
export type CompareNames = (one: string, other: string) => number;

/** The orders of pages and of uses. */
export interface UseOrders {
  /** Compares pages: ordinary ones first, then those with most instances, then by name. */
  comparePages(one: PageCount, other: PageCount): number;
  /** Compares uses: by kind, pages first, and the furthest reaching of a kind first. */
  compareUses(one: Use, other: Use): number;
}

/** What orders uses of one kind by name, and those of equal name. */
function textsOf(use: Use): readonly (string | null)[] {
  switch (use.kind) {
    case 'item':
      return [use.collection, use.field, use.item];
    case 'background':
      return [use.style];
    case 'property':
      return [use.component, use.name, use.property, use.id];
    case 'social':
      return [use.name, use.image, use.id];
    case 'canvas':
      return [];
    default:
      return [use.name, use.id];
  }
}

/** Returns the orders, in which names are compared by `compareNames` and missing names are last. */
export function useOrders(compareNames: CompareNames): UseOrders {
  const byName = (one: string | null, other: string | null): number =>
    one === null || other === null ? Number(one === null) - Number(other === null) : compareNames(one, other);

  function comparePages(one: PageCount, other: PageCount): number {
    return (
      statuses.indexOf(one.status) - statuses.indexOf(other.status) ||
      other.count - one.count ||
      byName(one.name, other.name) ||
      byName(one.id, other.id)
    );
  }

  return {
    comparePages,
    compareUses(one, other) {
      const kind = kinds.indexOf(one.kind) - kinds.indexOf(other.kind);
      if (kind !== 0) return kind;
      if (one.kind === 'page' && other.kind === 'page') return comparePages(one, other);
      if (one.kind === 'component' && other.kind === 'component' && one.pages.length !== other.pages.length)
        return other.pages.length - one.pages.length;
      const texts = textsOf(other);
      const orders = textsOf(one).map((text, at) => byName(text, texts[at] ?? null));
      return orders.find((order) => order !== 0) ?? 0;
    },
  };
}
