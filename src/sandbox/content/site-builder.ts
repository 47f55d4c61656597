import { createHash } from 'node:crypto';
import { sites } from '#sandbox/world/sample-data.ts';
import type {
  FieldValue,
  ItemFields,
  Part,
  SiteContent,
  StoredItem,
  WebflowField,
  WebflowPage,
} from './model.ts';
import { newComponent, newPage } from './new-place.ts';

/** What a page may have besides its parts; `collection` is the name of the Collection it is the template of. */
export interface PageOptions
  extends Partial<Omit<WebflowPage, 'siteId' | 'title' | 'collectionId' | 'seo' | 'openGraph'>> {
  collection?: string;
  /** The parts by id of a secondary locale. */
  partsIn?: Readonly<Record<string, readonly Part[]>>;
}

/** An item's fields by name, and what else it may have. */
export interface ItemInput extends Partial<Omit<StoredItem, 'fields'>> {
  name: string;
  fields?: Readonly<Record<string, FieldValue>> | null;
}

/** Builds the content of a site line by line. Ids and dates are the same each time. */
export interface SiteBuilder {
  page(title: string, parts: readonly Part[], options?: PageOptions): SiteBuilder;
  component(name: string, parts: readonly Part[], options?: { id?: string }): SiteBuilder;
  /** The Collection's fields are those of its items. */
  collection(name: string, items: readonly ItemInput[], options?: { id?: string }): SiteBuilder;
  build(): SiteContent;
}

const start = '2026-06-01T10:15:30.250Z';

/** The id of a page, an item or a Collection of a built site: its kind as two digits, and its number. */
function idOf(kind: string, number: number): string {
  return `66d0${kind}${number.toString(16).padStart(18, '0')}`;
}

/** The id of a built site's component with this name. */
export function componentIdOf(name: string): string {
  return `c0ffee00-0000-4000-9000-${createHash('sha256').update(name).digest('hex').slice(0, 12)}`;
}

/** An instance of the built site's component with this name. */
export function instance(component: string): Part {
  return { kind: 'instance', componentId: componentIdOf(component) };
}

const types = {
  text: 'PlainText',
  image: 'Image',
  images: 'MultiImage',
  file: 'File',
  richText: 'RichText',
  other: 'Image',
} as const satisfies Record<FieldValue['kind'], WebflowField['type']>;

function fieldOf(slug: string, type: WebflowField['type']): WebflowField {
  const displayName = slug.charAt(0).toUpperCase() + slug.slice(1).replaceAll('-', ' ');
  return { id: slug, isEditable: true, isRequired: false, type, slug, displayName, helpText: null };
}

function fieldsOf(items: readonly ItemInput[]): WebflowField[] {
  const values = items.flatMap(({ fields, fieldsIn = {} }) =>
    [fields, ...Object.values(fieldsIn)].flatMap((each) => Object.entries(each ?? {})),
  );
  const kinds = new Map<string, WebflowField['type']>([
    ['name', 'PlainText'],
    ['slug', 'PlainText'],
  ]);
  for (const [slug, { kind }] of values)
    if (!kinds.has(slug) || kind !== 'other') kinds.set(slug, types[kind]);
  return [...kinds].map(([slug, type]) => fieldOf(slug, type));
}

function itemOf(input: ItemInput, id: string, number: number): StoredItem {
  const { name, fields = {}, fieldsIn = {}, ...rest } = input;
  const named = (own: ItemFields): ItemFields =>
    own && {
      name: { kind: 'text', text: name },
      slug: { kind: 'text', text: `item-${number}` },
      ...own,
    };
  return {
    id,
    createdOn: start,
    lastUpdated: start,
    lastPublished: start,
    isArchived: false,
    isDraft: false,
    ...rest,
    fields: named(fields),
    fieldsIn: Object.fromEntries(Object.entries(fieldsIn).map(([locale, own]) => [locale, named(own)])),
  };
}

/** An empty site. */
export function siteContent(siteId: string = sites.outdoors.id): SiteBuilder {
  let content: SiteContent = { siteId, pages: [], components: [], collections: [] };
  let items = 0;
  const builder: SiteBuilder = {
    page(title, parts, { collection, partsIn = {}, ...options } = {}) {
      const number = content.pages.length + 1;
      const named = content.collections.find((each) => each.collection.displayName === collection);
      if (collection !== undefined && !named) throw new Error(`The site has no Collection ${collection}`);
      const slug = `page-${number}`;
      const page = newPage({
        id: idOf('0a', number),
        siteId,
        title,
        slug,
        collectionId: named?.collection.id ?? null,
        createdOn: start,
        lastUpdated: start,
        publishedPath: `/${slug}`,
        ...options,
      });
      content = { ...content, pages: [...content.pages, { page, parts, partsIn }] };
      return builder;
    },
    component(name, parts, { id = componentIdOf(name) } = {}) {
      const stored = { component: newComponent(id, name), parts, partsIn: {} };
      content = { ...content, components: [...content.components, stored] };
      return builder;
    },
    collection(displayName, inputs, { id = idOf('0c', content.collections.length + 1) } = {}) {
      const collection = {
        id,
        displayName,
        singularName: displayName.replace(/s$/, ''),
        slug: displayName.toLowerCase().replaceAll(' ', '-'),
        createdOn: start,
        lastUpdated: start,
        fields: fieldsOf(inputs),
      };
      const stored = inputs.map((input) => {
        items += 1;
        return itemOf(input, idOf('0d', items), items);
      });
      content = { ...content, collections: [...content.collections, { collection, items: stored }] };
      return builder;
    },
    build: () => content,
  };
  return builder;
}
