import { findSite, type World } from '#sandbox/world/world.ts';
import type { Content, FieldValue, ItemFields, Part, SiteContent, StoredItem } from './model.ts';

/** A page or component that shows an asset. */
export interface PlaceUse {
  id: string;
  name: string;
  /** The greatest count among the locales, by id. */
  count: number;
  countIn: Readonly<Record<string, number>>;
}

/** A field of an item that holds an asset, and the ids of the CMS locales in which it does. */
export interface ItemUse {
  collectionId: string;
  itemId: string;
  item: string | null;
  field: string;
  locales: readonly string[];
}

/** The uses of an asset, each in the order of the Data API's lists. */
export interface AssetUses {
  pages: PlaceUse[];
  components: PlaceUse[];
  items: ItemUse[];
}

/** The uses of a site's assets, and the pages of its components. */
export interface Truth {
  /** By id of the asset; an asset without a use has no entry. */
  uses: ReadonlyMap<string, AssetUses>;
  /** The ids of the pages that have an instance of a component, or of one that has, by id of the component. */
  pagesOf: ReadonlyMap<string, ReadonlySet<string>>;
}

function assetsOf(part: Part): readonly string[] {
  switch (part.kind) {
    case 'image':
      return part.assetId === null ? [] : [part.assetId];
    case 'richText':
    case 'other':
      return part.shows;
    default:
      return [];
  }
}

function assetsIn(value: FieldValue): readonly string[] {
  switch (value.kind) {
    case 'image':
    case 'file':
      return [value.assetId];
    case 'images':
      return value.images.map(({ assetId }) => assetId);
    case 'richText':
    case 'other':
      return value.shows;
    case 'text':
      return [];
  }
}

interface Place extends Content {
  id: string;
  name: string;
}

/** The uses of assets in a place. */
function usesOf({ id, name, ...place }: Place, locales: readonly string[]): Map<string, PlaceUse> {
  const counts = new Map<string, Record<string, number>>();
  for (const locale of locales) {
    for (const asset of (place.partsIn[locale] ?? place.parts).flatMap(assetsOf)) {
      const own = counts.get(asset) ?? {};
      own[locale] = (own[locale] ?? 0) + 1;
      counts.set(asset, own);
    }
  }
  const uses = [...counts].map(([asset, countIn]): [string, PlaceUse] => [
    asset,
    { id, name, count: Math.max(...Object.values(countIn)), countIn },
  ]);
  return new Map(uses);
}

function instancesIn({ parts, partsIn }: Content): string[] {
  return [parts, ...Object.values(partsIn)]
    .flat()
    .flatMap((part) => (part.kind === 'instance' ? part.componentId : []));
}

/** The components in a place, also those inside of others. A component inside itself ends the walk. */
function reachedFrom(place: Content, { components }: SiteContent): Set<string> {
  const reached = new Set<string>();
  const open = instancesIn(place);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    const found = components.find(({ component }) => component.id === id);
    if (found) open.push(...instancesIn(found));
  }
  return reached;
}

function nameOf(fields: ItemFields): string | null {
  return fields?.name?.kind === 'text' ? fields.name.text : null;
}

/** The uses of assets in an item. */
function itemUses(item: StoredItem, primary: string, collectionId: string): [asset: string, use: ItemUse][] {
  const found = new Map<string, { asset: string; field: string; locales: string[] }>();
  for (const [locale, fields] of [[primary, item.fields] as const, ...Object.entries(item.fieldsIn)]) {
    for (const [field, value] of Object.entries(fields ?? {})) {
      for (const asset of new Set(assetsIn(value))) {
        const use = found.get(`${asset} ${field}`) ?? { asset, field, locales: [] };
        use.locales.push(locale);
        found.set(`${asset} ${field}`, use);
      }
    }
  }
  return [...found.values()].map(({ asset, ...use }) => [
    asset,
    { collectionId, itemId: item.id, item: nameOf(item.fields), ...use },
  ]);
}

/**
 * Where the assets of a site are used, as far as the Data API can show it, computed from the model of the site and from no
 * response. Template pages of Collections show nothing there. Throws for an unknown site.
 */
export function truthOf(world: World, siteId: string): Truth {
  const site = findSite(world, siteId);
  if (!site) throw new Error('No such site in the fake Webflow');
  const content = world.contentOf(siteId);
  const { primary, secondary } = site.locales;
  const locales = [primary, ...secondary].map(({ id }) => id);
  const uses = new Map<string, AssetUses>();
  const add = <Kind extends keyof AssetUses>(asset: string, kind: Kind, use: AssetUses[Kind][number]) => {
    const known = uses.get(asset) ?? { pages: [], components: [], items: [] };
    uses.set(asset, { ...known, [kind]: [...known[kind], use] });
  };
  const pagesOf = new Map<string, Set<string>>();

  for (const { page, ...parts } of content.pages) {
    if (page.collectionId !== null) continue;
    for (const [asset, use] of usesOf({ id: page.id, name: page.title, ...parts }, locales)) {
      add(asset, 'pages', use);
    }
    for (const id of reachedFrom(parts, content)) {
      pagesOf.set(id, (pagesOf.get(id) ?? new Set()).add(page.id));
    }
  }
  for (const { component, ...parts } of content.components) {
    for (const [asset, use] of usesOf({ id: component.id, name: component.name, ...parts }, locales)) {
      add(asset, 'components', use);
    }
  }
  for (const { collection, items } of content.collections) {
    for (const item of items) {
      for (const [asset, use] of itemUses(item, primary.cmsLocaleId, collection.id)) add(asset, 'items', use);
    }
  }
  return { uses, pagesOf };
}
