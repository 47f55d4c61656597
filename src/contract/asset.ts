import * as v from 'valibot';
import { assetFields, variantFields } from './asset-fields.ts';
import { WebflowId } from './ids.ts';

const Text = v.nullable(v.string());
const Count = v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0)));

/**
 * One responsive copy of an image, with the fields of `variantFields`. Null means unknown: Webflow did not say, or said
 * what cannot be read.
 */
export const Variant = v.object(variantFields({ name: Text, count: Count, quality: v.nullable(v.number()) }));
export type Variant = v.InferOutput<typeof Variant>;

/**
 * Every field of Webflow's Get Asset, as `assetFields` lists them. Null means unknown, as in a variant, but for `altText`,
 * where Webflow itself writes null for no text. `variants` has at most 100 items. Source: Data API v2, Get Asset.
 */
export const Asset = v.object({
  ...assetFields({ id: WebflowId, name: Text, text: Text, count: Count }),
  variants: v.nullable(v.array(Variant)),
});
export type Asset = v.InferOutput<typeof Asset>;

/**
 * The response of `GET /api/assets/:assetId`: the asset, when the backend read it from Webflow (RFC 3339), and whether
 * that copy is stale: a newer one is being read, or Webflow can't be reached.
 */
export const AssetDetails = v.object({
  ...Asset.entries,
  fetchedAt: v.pipe(v.string(), v.isoTimestamp()),
  stale: v.boolean(),
});
export type AssetDetails = v.InferOutput<typeof AssetDetails>;
