import * as v from 'valibot';
import { WebflowId } from './ids.ts';

/** Why a file could not be measured. */
export const UnmeasuredReason = v.picklist([
  'no_url',
  'host_not_allowed',
  'not_found',
  'forbidden',
  'timeout',
  'too_large',
  'not_an_image',
  'unavailable',
]);
export type UnmeasuredReason = v.InferOutput<typeof UnmeasuredReason>;

const Integer = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/**
 * What the CDN says of one file: `bytes` and the true mime `type`, read from the file's first bytes. Both are null
 * with a `reason` where it could not be measured.
 */
export const MeasuredFile = v.object({
  url: v.nullable(v.string()),
  bytes: v.nullable(Integer),
  type: v.nullable(v.string()),
  reason: v.nullable(UnmeasuredReason),
});
export type MeasuredFile = v.InferOutput<typeof MeasuredFile>;

/**
 * The answer of `GET /api/assets/:assetId/measurements`. `variants` has the order of `AssetDetails.variants`;
 * `width` and `height` are pixels of the original.
 */
export const Measurements = v.object({
  assetId: WebflowId,
  original: v.object({ ...MeasuredFile.entries, width: v.nullable(Integer), height: v.nullable(Integer) }),
  variants: v.array(MeasuredFile),
});
export type Measurements = v.InferOutput<typeof Measurements>;
