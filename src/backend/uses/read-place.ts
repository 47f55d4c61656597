import type { PlaceKind, UsePlace } from '#contract/uses.ts';
import { ProblemError } from '../errors/problem-error.ts';
import { limits } from '../platform/limits.ts';
import type { CallWith, Range, ReadLocale, SiteReader } from '../webflow/site-reader.ts';
import type { AssetIdInUrl } from './file-asset-id.ts';
import { type Fields, fieldsBySlug } from './item-uses.ts';
import { ForbiddenError, type PacedCall } from './paced-call.ts';
import { type DuePlace, partOf } from './place.ts';
import { readDom } from './read-dom.ts';
import type { ReadHtml } from './read-html.ts';
import { readItems } from './read-items.ts';
import type { ReadRange } from './whole-list.ts';

/** What was found in a place. */
export interface PlaceRead extends Pick<UsePlace, 'assets' | 'components' | 'items'> {
  /** False where something of it could not be read. */
  readonly isWhole: boolean;
  /** How many items its Collection has; 0 for pages and components. */
  readonly total: number;
}

export interface ReadPlaceDeps {
  readonly reader: SiteReader;
  readonly readHtml: ReadHtml;
  readonly assetIdInUrl: AssetIdInUrl;
}

/** The most Collections whose fields are remembered during a reading. */
const rememberedFields = 200;

const cut = <T>(entries: Iterable<T>): T[] => [...entries].slice(0, limits.placeEntries);

/** Reads the places of one site, each in all its locales. Throws as PacedCall does. */
export function createReadPlace(
  { reader, readHtml, assetIdInUrl }: ReadPlaceDeps,
  siteId: string,
  call: PacedCall,
) {
  const fieldsOf = new Map<string, Fields>();
  let secondary: readonly ReadLocale[] | undefined;

  /** None where Webflow refuses to name them. */
  async function secondaryLocales(): Promise<readonly ReadLocale[]> {
    secondary ??= await call((by) => reader.getSecondaryLocales(siteId, by)).catch((error: unknown) => {
      const isRefused = error instanceof ProblemError && error.code === 'asset_not_found';
      if (isRefused || error instanceof ForbiddenError) return [];
      throw error;
    });
    return secondary;
  }

  async function readFields(id: string): Promise<Fields> {
    const known = fieldsOf.get(id);
    if (known) return known;
    const fields = fieldsBySlug(await call((by) => reader.getFields(id, by)));
    if (fieldsOf.size >= rememberedFields) fieldsOf.clear();
    fieldsOf.set(id, fields);
    return fields;
  }

  async function readNodes(kind: Exclude<PlaceKind, 'collection'>, id: string): Promise<PlaceRead> {
    const ask = (range: Range, by: CallWith) =>
      kind === 'page' ? reader.readPageDom(id, range, by) : reader.readComponentDom(siteId, id, range, by);
    const read = (localeId: string | undefined): ReadRange => {
      return (range) => call((by) => ask({ ...range, localeId }, by));
    };
    const { assets, components, isWhole } = await readDom(read, await secondaryLocales(), {
      readHtml,
      assetIdInUrl,
    });
    const isCut = Math.max(assets.size, components.size) > limits.placeEntries;
    return {
      assets: cut(assets),
      components: cut(components),
      items: [],
      isWhole: isWhole && !isCut,
      total: 0,
    };
  }

  async function readCollection(id: string, part: number): Promise<PlaceRead> {
    const locales = [
      undefined,
      ...(await secondaryLocales()).flatMap(({ cmsLocaleId }) => cmsLocaleId ?? []),
    ];
    const reads = locales.map((localeId): ReadRange => {
      return (range) => call((by) => reader.listItems(id, { ...range, localeId }, by));
    });
    const reading = { readHtml, assetIdInUrl, fields: await readFields(id) };
    const { assets, uses, isWhole, total } = await readItems(reads, part, reading);
    return {
      assets: cut(assets),
      components: [],
      items: cut(uses.values()),
      isWhole: isWhole && uses.size <= limits.placeEntries,
      total,
    };
  }

  return async function readPlace({ kind, thing_id, key }: DuePlace): Promise<PlaceRead> {
    return kind === 'collection' ? readCollection(thing_id, partOf(key)) : readNodes(kind, thing_id);
  };
}
