import * as v from 'valibot';
import { WebflowId } from './ids.ts';

const Bytes = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Pixels = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/**
 * One responsive copy of an image: all 8 properties of Webflow's variant, under Webflow's names.
 * `width` and `height` are CSS pixels, `quality` is 0–100, `format` is a word such as `png` (not a mime type),
 * `error` is Webflow's own text where the copy could not be made. Null means unknown: Webflow did not say, or said
 * what cannot be read; `height` is commonly null. Source: Data API v2, Get Asset.
 */
export const Variant = v.object({
  hostedUrl: v.nullable(v.string()),
  originalFileName: v.nullable(v.string()),
  displayName: v.nullable(v.string()),
  format: v.nullable(v.string()),
  width: v.nullable(Pixels),
  height: v.nullable(Pixels),
  quality: v.nullable(v.number()),
  error: v.nullable(v.string()),
});
export type Variant = v.InferOutput<typeof Variant>;

/**
 * Every field of Webflow's Get Asset under Webflow's names. Null means unknown, as in a variant, but for `altText`,
 * where Webflow itself writes null for no text. `size` is bytes of the original and 0 while an upload is still being
 * processed; the two dates are RFC 3339; `variants` has at most 100 items. Source: Data API v2, Get Asset.
 */
export const Asset = v.object({
  id: WebflowId,
  siteId: WebflowId,
  displayName: v.nullable(v.string()),
  originalFileName: v.nullable(v.string()),
  contentType: v.nullable(v.string()),
  size: v.nullable(Bytes),
  hostedUrl: v.nullable(v.string()),
  createdOn: v.nullable(v.string()),
  lastUpdated: v.nullable(v.string()),
  altText: v.nullable(v.string()),
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
