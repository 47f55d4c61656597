import * as v from 'valibot';
import { Asset, Variant } from '#contract/asset.ts';
import { assetFields, variantFields } from '#contract/asset-fields.ts';
import { limits } from '../platform/limits.ts';

/** What is missing or of another type is unknown, which is null: one odd property never hides the others. */
function orUnknown<const Schema extends v.GenericSchema>(schema: Schema) {
  return v.fallback(v.optional(schema, null), null);
}

/** Every text of an asset but its alt text, whose length is the author's. */
const Name = orUnknown(v.nullable(v.pipe(v.string(), v.maxLength(limits.upstreamName))));

const count = orUnknown(Asset.entries.size);

const VariantAnswer = v.object(
  variantFields({ name: Name, count, quality: orUnknown(Variant.entries.quality) }),
);

const unknownVariant = v.parse(VariantAnswer, {});

/** A list is cut before its items are looked at. */
const VariantsAnswer = v.pipe(
  v.custom<readonly unknown[]>(Array.isArray),
  v.transform((variants) => variants.slice(0, limits.variants)),
  v.array(v.fallback(VariantAnswer, unknownVariant)),
);

/** The most assets a page of a list has. Source: Data API v2, List Assets. */
export const largestPage = 100;

/**
 * Webflow's answer to Get Asset, read tolerantly into the contract's shape. Only `id` and `siteId`, which say whose
 * asset this is, must be right.
 */
export const AssetAnswer = v.object({
  ...assetFields({ id: Asset.entries.id, name: Name, text: orUnknown(Asset.entries.altText), count }),
  variants: v.fallback(v.nullable(VariantsAnswer), null),
});

const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/**
 * Webflow's answer to List Assets. Each asset is read for itself, so that one of a wrong type does not hide the others.
 */
export const AssetsAnswer = v.object({
  assets: v.pipe(v.array(v.unknown()), v.maxLength(largestPage)),
  pagination: v.object({ total: Count, limit: v.optional(v.nullable(Count), null) }),
});
