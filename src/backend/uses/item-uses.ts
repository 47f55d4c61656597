import * as v from 'valibot';
import type { UsePlace } from '#contract/uses.ts';
import { cutName, type FieldsAnswer, ItemAnswer } from '../webflow/place-answers.ts';
import { type Counts, countIn } from './counts.ts';
import { findIdsInJson, type JsonIds, type JsonReading } from './ids-in-json.ts';

/** What items show: how often each asset, and in which items and fields. */
export interface ItemUses {
  readonly assets: Counts;
  /** By item, field and asset, so that another locale's words for the same are not a second use. */
  readonly uses: Map<string, UsePlace['items'][number]>;
  /** The names of items, those of the first locale that has one. */
  readonly names: Map<string, string>;
  isWhole: boolean;
}

/** Fields of a Collection, by slug. */
export type Fields = ReadonlyMap<string, NonNullable<FieldsAnswer['fields'][number]>>;

export interface ItemReading extends JsonReading {
  readonly fields: Fields;
}

/** The fields by slug. */
export function fieldsBySlug(fields: FieldsAnswer['fields']): Fields {
  return new Map(fields.flatMap((field) => (field ? [[field.slug, field]] : [])));
}

/** The ids in the value of a field. Text that is no rich text may be the URL of a file. */
async function idsInField(slug: string, value: unknown, reading: ItemReading): Promise<JsonIds> {
  const found: JsonIds = { assets: [], components: [], isWhole: true };
  if (typeof value !== 'string') await findIdsInJson(value, found, reading);
  else {
    const isRichText = (reading.fields.get(slug)?.type ?? 'RichText') === 'RichText';
    const url = reading.assetIdInUrl(value);
    await findIdsInJson(url || !isRichText ? { url: value } : { html: value }, found, reading);
  }
  return found;
}

/** Counts what one locale's item shows in fields of any type. */
export async function countItem(into: ItemUses, item: unknown, reading: ItemReading): Promise<void> {
  const parsed = v.safeParse(ItemAnswer, item);
  if (!parsed.success) return;
  const { id, fieldData } = parsed.output;
  const own = fieldData?.name;
  if (typeof own === 'string' && !into.names.has(id)) into.names.set(id, cutName(own));
  const name = into.names.get(id) ?? null;
  for (const [slug, value] of Object.entries(fieldData ?? {})) {
    const { assets, isWhole } = await idsInField(slug, value, reading);
    if (!isWhole) into.isWhole = false;
    for (const assetId of assets) {
      countIn(into.assets, assetId);
      const key = JSON.stringify([id, slug, assetId]);
      const field = reading.fields.get(slug)?.displayName ?? cutName(slug);
      if (!into.uses.has(key)) into.uses.set(key, { assetId, item: name, field });
    }
  }
}
