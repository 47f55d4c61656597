/** What a page or a component shows. The Data API's nodes are derived from it. */
export type Part =
  /** An image; `alt` undefined inherits the asset's text. */
  | { kind: 'image'; id?: string; assetId: string | null; alt?: string | null }
  | { kind: 'text'; id?: string; text: string }
  /** Rich text, and the assets its HTML shows, each as often as it is shown. */
  | { kind: 'richText'; id?: string; html: string; shows: readonly string[] }
  | { kind: 'instance'; id?: string; componentId: string; overrides?: readonly TextOverride[] }
  /** A node that is sent as it is, and the assets that a reader of it must see. */
  | { kind: 'other'; node: object; shows: readonly string[] };

/** A text of a component's instance. Images have none. Source: Data API v2, Get Page Content, `propertyOverrides`. */
export interface TextOverride {
  propertyId: string;
  type: 'Plain Text' | 'Rich Text' | 'Alt Text';
  label: string;
  text: { text: string } | { html: string };
}

/** Parts in the primary locale and, by id, in the secondary locales that have their own. */
export interface Content {
  parts: readonly Part[];
  partsIn: Readonly<Record<string, readonly Part[]>>;
}

/** A page as List Pages returns it, without the locale of the request. Source: Data API v2, List Pages. */
export interface WebflowPage {
  id: string;
  siteId: string;
  title: string;
  slug: string;
  parentId: string | null;
  /** The Collection of a template page. */
  collectionId: string | null;
  createdOn: string;
  lastUpdated: string;
  archived: boolean;
  draft: boolean;
  isBranch: boolean;
  branchId: string | null;
  seo: { title: string | null; description: string | null };
  openGraph: {
    title: string | null;
    titleCopied: boolean;
    description: string | null;
    descriptionCopied: boolean;
  };
  publishedPath: string | null;
}

export interface StoredPage extends Content {
  page: WebflowPage;
}

/** A component as List Components returns it. Its id is a UUID. Source: Data API v2, List Components; Get Component Content. */
export interface WebflowComponent {
  id: string;
  name: string;
  group: string;
  description: string;
  readonly: boolean;
}

export interface StoredComponent extends Content {
  component: WebflowComponent;
}

/** A field of a Collection as Get Collection returns it. Source: Data API v2, Get Collection. */
export interface WebflowField {
  id: string;
  isEditable: boolean;
  isRequired: boolean;
  type: 'PlainText' | 'Image' | 'MultiImage' | 'RichText' | 'File';
  slug: string;
  displayName: string;
  helpText: string | null;
}

/** A Collection as Get Collection returns it; List Collections leaves out `fields`. Source: Data API v2, Collections. */
export interface WebflowCollection {
  id: string;
  displayName: string;
  singularName: string;
  slug: string;
  createdOn: string;
  lastUpdated: string;
  fields: readonly WebflowField[];
}

/** The value of an item's field. */
export type FieldValue =
  | { kind: 'text'; text: string }
  | { kind: 'image' | 'file'; assetId: string; alt: string | null }
  | { kind: 'images'; images: readonly { assetId: string; alt: string | null }[] }
  /** Rich text, and the assets its HTML shows. */
  | { kind: 'richText'; html: string; shows: readonly string[] }
  /** A value that is sent as it is, and the assets that a reader of it must see. */
  | { kind: 'other'; json: unknown; shows: readonly string[] };

/** The values of an item by the slug of their field; null for an item that is sent without `fieldData`. */
export type ItemFields = Readonly<Record<string, FieldValue>> | null;

/** An item in the primary locale and, by their CMS locale's id, in the secondary locales that have it. */
export interface StoredItem {
  id: string;
  createdOn: string;
  lastUpdated: string;
  lastPublished: string | null;
  isArchived: boolean;
  isDraft: boolean;
  fields: ItemFields;
  fieldsIn: Readonly<Record<string, ItemFields>>;
}

export interface StoredCollection {
  collection: WebflowCollection;
  items: readonly StoredItem[];
}

/** The pages, components and Collections of a site, in the order of the Data API's lists. */
export interface SiteContent {
  siteId: string;
  pages: readonly StoredPage[];
  components: readonly StoredComponent[];
  collections: readonly StoredCollection[];
}
