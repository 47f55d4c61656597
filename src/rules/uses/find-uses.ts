import type { UsePlace } from '#contract/uses.ts';
import { instancesOn } from './instances-on.ts';
import { type CompareNames, type UseOrders, useOrders } from './order-uses.ts';
import type { PageCount, ShownUse, Use } from './use.ts';

/** Where each asset of a site is used, as far as that is known. */
export interface Uses {
  /** True for an asset with at least one use. */
  has(assetId: string): boolean;
  /** The uses of an asset in the order of `UseOrders`; empty where none is known. */
  of(assetId: string): readonly Use[];
}

type Counts = ReadonlyMap<string, number>;

/** Returns positive counts by id; an id that is listed twice has its greatest count. */
function countsOf(counted: UsePlace['assets']): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [id, count] of counted) if (count > 0) counts.set(id, Math.max(count, counts.get(id) ?? 0));
  return counts;
}

/** Returns the pages with instances of each component, in the order of `UseOrders`. */
function pagesByComponent(
  pages: readonly UsePlace[],
  components: readonly UsePlace[],
  { comparePages }: UseOrders,
): ReadonlyMap<string, readonly PageCount[]> {
  const nested = new Map<string, Counts>(components.map((place) => [place.id, countsOf(place.components)]));
  const found = new Map<string, PageCount[]>();
  for (const { id, name, status, components: direct } of pages) {
    for (const [component, count] of instancesOn(countsOf(direct), nested)) {
      const list = found.get(component) ?? [];
      list.push({ id, name, status, count });
      found.set(component, list);
    }
  }
  for (const list of found.values()) list.sort(comparePages);
  return found;
}

/** Returns the uses in these places, and those that the Designer shows. Each place is in it once. */
export function findUses(
  places: Iterable<UsePlace>,
  shown: Iterable<ShownUse>,
  compareNames: CompareNames,
): Uses {
  const orders = useOrders(compareNames);
  const all = [...places];
  const components = all.filter(({ kind }) => kind === 'component');
  const pagesOf = pagesByComponent(
    all.filter(({ kind }) => kind === 'page'),
    components,
    orders,
  );
  const found = new Map<string, Use[]>();
  const ordered = new Map<string, readonly Use[]>();
  const add = (assetId: string, use: Use): void => {
    const uses = found.get(assetId);
    if (uses) uses.push(use);
    else found.set(assetId, [use]);
  };
  for (const { kind, id, name, status, assets, items } of all) {
    // The backend counts all assets of a Collection's items, and names no more items than fit.
    const named = new Set(items.map(({ assetId }) => assetId));
    for (const [assetId, count] of countsOf(assets)) {
      if (kind === 'page') add(assetId, { kind, id, name, status, count });
      else if (kind === 'component') add(assetId, { kind, id, name, count, pages: pagesOf.get(id) ?? [] });
      else if (!named.has(assetId))
        add(assetId, { kind: 'item', collectionId: id, collection: name, status, item: null, field: null });
    }
    for (const { assetId, item, field } of items)
      add(assetId, { kind: 'item', collectionId: id, collection: name, status, item, field });
  }
  for (const { assetId, use } of shown) add(assetId, use);
  return {
    has: (assetId) => found.has(assetId),
    of(assetId) {
      const before = ordered.get(assetId);
      if (before) return before;
      const uses = (found.get(assetId) ?? []).sort(orders.compareUses);
      ordered.set(assetId, uses);
      return uses;
    },
  };
}
