import * as v from 'valibot';
import { Asset, Variant } from '#contract/asset.ts';

/** What some documents call required and others optional: a missing value counts as null, a wrong type never passes. */
function tolerant<const Schema extends v.GenericSchema>(schema: Schema) {
  return v.optional(schema, null);
}

const VariantAnswer = v.object({
  hostedUrl: tolerant(Variant.entries.hostedUrl),
  originalFileName: tolerant(Variant.entries.originalFileName),
  displayName: tolerant(Variant.entries.displayName),
  format: tolerant(Variant.entries.format),
  width: tolerant(Variant.entries.width),
  height: tolerant(Variant.entries.height),
  quality: tolerant(Variant.entries.quality),
  error: tolerant(Variant.entries.error),
});

/** The most assets a page of a list has. Source: Data API v2, List Assets. */
export const largestPage = 100;

/**
 * Webflow's answer to Get Asset, read tolerantly into the contract's shape. `id`, `siteId`, `displayName` and
 * `variants` are required by the specification and by the official SDK alike; the rest the SDK calls optional.
 */
export const AssetAnswer = v.object({
  ...Asset.entries,
  originalFileName: tolerant(Asset.entries.originalFileName),
  contentType: tolerant(Asset.entries.contentType),
  size: tolerant(Asset.entries.size),
  hostedUrl: tolerant(Asset.entries.hostedUrl),
  createdOn: tolerant(Asset.entries.createdOn),
  lastUpdated: tolerant(Asset.entries.lastUpdated),
  altText: tolerant(Asset.entries.altText),
  variants: v.array(VariantAnswer),
});

const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/**
 * Webflow's answer to List Assets: what `AssetAnswer` reads, and `folderId`, which Get Asset never has. Each asset is
 * read for itself, so that one of a wrong type does not hide the others.
 */
export const AssetsAnswer = v.object({
  assets: v.array(v.unknown()),
  pagination: v.object({ total: Count, limit: v.optional(v.nullable(Count), null) }),
});
