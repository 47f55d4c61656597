import type { World } from '#sandbox/world/world.ts';
import type { ItemFields, Part, SiteContent, StoredItem, StoredPage } from './model.ts';

/** Replaces single members of a site's content. */
function edit(world: World, siteId: string, change: (content: SiteContent) => Partial<SiteContent>): void {
  const content = world.contentOf(siteId);
  world.setContent({ ...content, ...change(content) });
}

function now(world: World): string {
  return new Date(world.now()).toISOString();
}

/** Changes what a page shows, in secondary locales as well where `partsIn` is given, and sets its `lastUpdated`. */
export function editPage(
  world: World,
  siteId: string,
  pageId: string,
  parts: readonly Part[],
  partsIn?: StoredPage['partsIn'],
): void {
  edit(world, siteId, ({ pages }) => ({
    pages: pages.map((stored) => {
      if (stored.page.id !== pageId) return stored;
      const page = { ...stored.page, lastUpdated: now(world) };
      return { page, parts, partsIn: partsIn ?? stored.partsIn };
    }),
  }));
}

/** Changes what a component shows. Webflow's list has no date of it. */
export function editComponent(
  world: World,
  siteId: string,
  componentId: string,
  parts: readonly Part[],
): void {
  edit(world, siteId, ({ components }) => ({
    components: components.map((stored) =>
      stored.component.id === componentId ? { ...stored, parts } : stored,
    ),
  }));
}

/** Deletes a page, a component or a Collection with its items. */
export function removePlace(world: World, siteId: string, id: string): void {
  edit(world, siteId, ({ pages, components, collections }) => ({
    pages: pages.filter(({ page }) => page.id !== id),
    components: components.filter(({ component }) => component.id !== id),
    collections: collections.filter(({ collection }) => collection.id !== id),
  }));
}

/** Changes the items of a Collection. Those that differ get a new `lastUpdated`, and so does the Collection. */
function editItems(
  world: World,
  siteId: string,
  collectionId: string,
  change: (items: readonly StoredItem[]) => readonly StoredItem[],
): void {
  edit(world, siteId, ({ collections }) => ({
    collections: collections.map((stored) => {
      const { collection, items } = stored;
      if (collection.id !== collectionId) return stored;
      const lastUpdated = world.unconfirmed.collectionDateFollowsItems ? now(world) : collection.lastUpdated;
      return { collection: { ...collection, lastUpdated }, items: change(items) };
    }),
  }));
}

/** Changes the fields of an item in the primary locale, or in a secondary CMS locale. */
export function editItem(
  world: World,
  siteId: string,
  { collectionId, itemId, cmsLocaleId }: { collectionId: string; itemId: string; cmsLocaleId?: string },
  fields: ItemFields,
): void {
  editItems(world, siteId, collectionId, (items) =>
    items.map((item) => {
      if (item.id !== itemId) return item;
      const edited = { ...item, lastUpdated: now(world) };
      return cmsLocaleId === undefined
        ? { ...edited, fields }
        : { ...edited, fieldsIn: { ...item.fieldsIn, [cmsLocaleId]: fields } };
    }),
  );
}

/** Deletes an item of a Collection. */
export function removeItem(world: World, siteId: string, collectionId: string, itemId: string): void {
  editItems(world, siteId, collectionId, (items) => items.filter(({ id }) => id !== itemId));
}
