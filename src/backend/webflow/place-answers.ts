import * as v from 'valibot';
import { WebflowId } from '#contract/ids.ts';
import { PlaceId } from '#contract/uses.ts';
import { limits } from '../platform/limits.ts';

const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** What is missing or of another type says nothing, which is null: one odd member never hides the others. */
function orNull<const Schema extends v.GenericSchema>(schema: Schema) {
  return v.fallback(v.optional(v.nullable(schema), null), null);
}

const Flag = v.fallback(v.optional(v.nullable(v.boolean()), false), false);

/** The longest name that is kept, in characters. */
const longestName = 200;

/** Cuts a name to the length that is kept. */
export const cutName = (name: string): string => name.slice(0, longestName).toWellFormed();

const Name = orNull(v.pipe(v.string(), v.transform(cutName)));

/** A date by which one version is known from another; nothing else is done with it. */
const Stamp = orNull(v.pipe(v.string(), v.maxLength(64)));

const Locale = v.object({
  id: WebflowId,
  cmsLocaleId: orNull(WebflowId),
  enabled: v.fallback(v.optional(v.nullable(v.boolean()), true), true),
});

/** `GET /v2/sites/{site_id}`, for the ids of its secondary locales. Each has another id in the CMS. */
export const LocalesAnswer = v.object({
  locales: orNull(
    v.object({
      secondary: orNull(v.pipe(v.array(orNull(Locale)), v.maxLength(limits.locales))),
    }),
  ),
});

/** A page of a list, its entries not looked at yet: one that is wrong must not hide the others. */
function listOf<const Member extends string>(member: Member) {
  return v.object({
    ...v.entriesFromList([member], v.array(v.unknown())),
    pagination: orNull(v.object({ total: Count, limit: orNull(Count) })),
  });
}

/** `GET /v2/sites/{site_id}/pages`. */
export const PagesAnswer = listOf('pages');

/** A page of it. `collectionId` is that of the Collection whose template it is. */
export const PageAnswer = v.object({
  id: WebflowId,
  title: Name,
  lastUpdated: Stamp,
  archived: Flag,
  draft: Flag,
  isBranch: Flag,
  collectionId: orNull(v.string()),
});

/** `GET /v2/pages/{page_id}/dom` and `GET /v2/sites/{site_id}/components/{component_id}/dom`. */
export const DomAnswer = listOf('nodes');

/** `GET /v2/sites/{site_id}/components`, whose entries have no date. */
export const ComponentsAnswer = listOf('components');
export const ComponentAnswer = v.object({ id: PlaceId, name: Name });

/** `GET /v2/sites/{site_id}/collections`, which has no pages. */
export const CollectionsAnswer = listOf('collections');
export const CollectionAnswer = v.object({ id: WebflowId, displayName: Name, lastUpdated: Stamp });

const Field = orNull(v.object({ slug: v.string(), displayName: Name, type: orNull(v.string()) }));

/** `GET /v2/collections/{collection_id}`, for the names of its fields. */
export const FieldsAnswer = v.object({ fields: v.fallback(v.array(Field), []) });
export type FieldsAnswer = v.InferOutput<typeof FieldsAnswer>;

/** `GET /v2/collections/{collection_id}/items`. */
export const ItemsAnswer = listOf('items');

/** An item of it. One without `fieldData` has no fields. */
export const ItemAnswer = v.object({
  id: v.string(),
  fieldData: orNull(v.record(v.string(), v.unknown())),
});
