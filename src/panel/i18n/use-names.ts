import { interpolate, messages, plural } from '#panel/i18n/messages.ts';
import type { Reach } from '#rules/uses/reach.ts';
import type { ComponentUse, ItemUse, PageCount, Use } from '#rules/uses/use.ts';

const said = messages.uses;
const { unnamed, status: statuses } = said;

/** Returns the status of a page or an item in a word; null for an ordinary one. */
export const statusName = (status: PageCount['status']): string | null => status && statuses[status];

const times = (name: string, count: number): string =>
  count > 1 ? interpolate(said.times, { name, count }) : name;

/** Returns a page with its status and how often something is on it: "Home ×2". */
export function pageName({ name, status, count }: PageCount): string {
  const counted = times(name ?? unnamed.page, count);
  const word = statusName(status);
  return word === null ? counted : `${counted} (${word})`;
}

/** Returns the name of a component, without a word before it. */
export const componentName = ({ name }: Pick<ComponentUse, 'name'>): string => name ?? unnamed.component;

function itemName({ collection, item, field, status }: ItemUse): string {
  const text =
    item === null && field === null
      ? (collection ?? unnamed.collection)
      : interpolate(said.item, {
          collection: collection ?? unnamed.collection,
          field: field ?? unnamed.field,
          item: item ?? unnamed.item,
        });
  const word = statusName(status);
  return word === null ? text : `${text} (${word})`;
}

/** Returns a use as it is listed: "component Gear card (on 3 pages)". */
export function useName(use: Use): string {
  switch (use.kind) {
    case 'page':
      return pageName(use);
    case 'component': {
      const name = componentName(use);
      const { length: count } = use.pages;
      return count === 0
        ? interpolate(said.componentAlone, { name })
        : plural(said.component, count, { name });
    }
    case 'item':
      return itemName(use);
    case 'background':
      return interpolate(said.background, { style: use.style });
    case 'social':
      return interpolate(said.social[use.image], { name: use.name });
    case 'property': {
      const { name, property } = use;
      const component = use.component ?? unnamed.component;
      return property === null
        ? interpolate(said.property, { component, name })
        : interpolate(said.propertyNamed, { component, name, property });
    }
    case 'canvas':
      return said.canvas;
  }
}

/** Returns the uses in a line; several items of one Collection as their number: "Posts ×3". */
function shortNames(uses: readonly Use[]): string[] {
  const items = new Map<string, number>();
  for (const use of uses)
    if (use.kind === 'item') items.set(use.collectionId, (items.get(use.collectionId) ?? 0) + 1);
  return uses.flatMap((use) => {
    const count = use.kind === 'item' ? items.get(use.collectionId) : 1;
    if (use.kind !== 'item' || count === 1) return useName(use);
    if (count === undefined) return [];
    items.delete(use.collectionId);
    return times(use.collection ?? unnamed.collection, count);
  });
}

/** Returns the first of these uses in one line, and how many more there are: "Home ×2 · Archive · 3 more". */
export function usesInLine(uses: readonly Use[], most: number): string {
  const names = shortNames(uses);
  const rest = names.length - most;
  return (rest > 0 ? [...names.slice(0, most), plural(said.more, rest)] : names).join(' · ');
}

/** Returns how far a text reaches; null where it is heard nowhere. */
export function reachText({ pages, items }: Reach): string | null {
  const onPages = plural(said.reachPages, pages);
  const atItems = plural(said.reachItems, items);
  if (pages > 0 && items > 0) return interpolate(said.reach, { pages: onPages, items: atItems });
  if (pages === 0 && items === 0) return null;
  return interpolate(said.reachOne, { places: pages > 0 ? onPages : atItems });
}
