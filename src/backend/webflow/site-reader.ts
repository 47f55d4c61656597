import type * as v from 'valibot';
import { type Ask, createAsk } from './ask.ts';
import { WebflowFailure } from './failure.ts';
import {
  CollectionsAnswer,
  ComponentsAnswer,
  DomAnswer,
  FieldsAnswer,
  ItemsAnswer,
  LocalesAnswer,
  PagesAnswer,
} from './place-answers.ts';
import type { Call, CallKind, Transport } from './transport.ts';

/** The most entries a page of a list has. Source: Data API v2, `limit` of each list. */
export const longestList = 100;

/** A part of a list. */
export interface Range {
  readonly offset: number;
  readonly limit: number;
  /** Asks for what another locale shows; without it, it is the primary one. Collections have locale ids of their own. */
  readonly localeId?: string | undefined;
}

/** Entries of a list as Webflow sent them, how many the whole list has, and a part at most; null where not said. */
export interface ListPart {
  readonly entries: readonly unknown[];
  readonly total: number | null;
  readonly limit: number | null;
}

/** With what a call is made. */
export type CallWith = Required<Pick<Call, 'token' | 'signal' | 'reservation'>>;

/** A secondary locale; the CMS may not have it. */
export interface ReadLocale {
  readonly id: string;
  readonly cmsLocaleId: string | null;
}

/** The calls that read where assets are used. Each throws WebflowFailure where there is no good answer. Source: Data API v2. */
export interface SiteReader {
  /** The enabled locales beside the primary one, with `sites:read`. */
  getSecondaryLocales(siteId: string, call: CallWith): Promise<readonly ReadLocale[]>;
  /** With `pages:read`. Folders are not among them. */
  listPages(siteId: string, range: Range, call: CallWith): Promise<ListPart>;
  /** The static content of one page, with `pages:read`. */
  readPageDom(pageId: string, range: Range, call: CallWith): Promise<ListPart>;
  /** With `components:read`. */
  listComponents(siteId: string, range: Range, call: CallWith): Promise<ListPart>;
  /** With `components:read`. */
  readComponentDom(siteId: string, componentId: string, range: Range, call: CallWith): Promise<ListPart>;
  /** All of them, with `cms:read`. */
  listCollections(siteId: string, call: CallWith): Promise<ListPart>;
  /** The fields of a Collection, with `cms:read`. */
  getFields(collectionId: string, call: CallWith): Promise<FieldsAnswer['fields']>;
  /** With `cms:read`. */
  listItems(collectionId: string, range: Range, call: CallWith): Promise<ListPart>;
}

type ListAnswer<Member extends string> = Record<Member, unknown[]> & {
  readonly pagination: { readonly total: number; readonly limit: number | null } | null;
};

type CallOf = CallWith & { readonly kind: CallKind };

/** The calls over a transport; `apiUrl` is the origin of the Data API. */
export function createSiteReader(transport: Transport, apiUrl: string): SiteReader {
  const ask: Ask = createAsk(transport);

  async function list<const Member extends string>(
    schema: v.GenericSchema<unknown, ListAnswer<Member>>,
    member: Member,
    path: string,
    call: CallOf,
  ): Promise<ListPart> {
    const answer = await ask(schema, apiUrl, path, call);
    const { total = null, limit = null } = answer.pagination ?? {};
    return { entries: answer[member], total, limit };
  }

  const id = encodeURIComponent;

  /** A part may be shorter than was asked for, but a longer one would be counted twice. */
  async function listRange<const Member extends string>(
    schema: v.GenericSchema<unknown, ListAnswer<Member>>,
    member: Member,
    path: string,
    { offset, limit, localeId }: Range,
    { localeName = 'localeId', ...call }: CallOf & { readonly localeName?: string },
  ): Promise<ListPart> {
    const query = new URLSearchParams({ limit: String(limit), offset: String(offset) });
    if (localeId !== undefined) query.set(localeName, localeId);
    const part = await list(schema, member, `${path}?${query}`, call);
    if (part.entries.length > limit) throw new WebflowFailure({ kind: 'bad_answer', what: 'too long' });
    return part;
  }

  return {
    async getSecondaryLocales(siteId, call) {
      const path = `/v2/sites/${id(siteId)}`;
      const { locales } = await ask(LocalesAnswer, apiUrl, path, { ...call, kind: 'get_site' });
      return (locales?.secondary ?? []).flatMap((locale) =>
        locale && locale.enabled !== false ? [locale] : [],
      );
    },
    listPages: (siteId, range, call) =>
      listRange(PagesAnswer, 'pages', `/v2/sites/${id(siteId)}/pages`, range, {
        ...call,
        kind: 'list_pages',
      }),
    readPageDom: (pageId, range, call) =>
      listRange(DomAnswer, 'nodes', `/v2/pages/${id(pageId)}/dom`, range, { ...call, kind: 'get_page_dom' }),
    listComponents: (siteId, range, call) =>
      listRange(ComponentsAnswer, 'components', `/v2/sites/${id(siteId)}/components`, range, {
        ...call,
        kind: 'list_components',
      }),
    readComponentDom: (siteId, componentId, range, call) => {
      const path = `/v2/sites/${id(siteId)}/components/${id(componentId)}/dom`;
      return listRange(DomAnswer, 'nodes', path, range, { ...call, kind: 'get_component_dom' });
    },
    listCollections: (siteId, call) =>
      list(CollectionsAnswer, 'collections', `/v2/sites/${id(siteId)}/collections`, {
        ...call,
        kind: 'list_collections',
      }),
    async getFields(collectionId, call) {
      const path = `/v2/collections/${id(collectionId)}`;
      return (await ask(FieldsAnswer, apiUrl, path, { ...call, kind: 'get_collection' })).fields;
    },
    listItems: (collectionId, range, call) =>
      listRange(ItemsAnswer, 'items', `/v2/collections/${id(collectionId)}/items`, range, {
        ...call,
        kind: 'list_items',
        localeName: 'cmsLocaleId',
      }),
  };
}
