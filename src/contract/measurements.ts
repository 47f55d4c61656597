import * as v from 'valibot';
import { WebflowId } from './ids.ts';

/**
 * Why a file could not be measured, wholly or in part.
 * - `no_url`: Webflow names no address.
 * - `host_not_allowed`: the address is not one of Webflow's file hosts, and was not asked.
 * - `not_found`, `forbidden`, `redirected`: what the host answered instead of the file.
 * - `timeout`, `unavailable`: no answer in time, or none at all; another try may succeed.
 * - `no_length`: the host does not say how long the file is.
 * - `not_an_image`: the bytes are of no picture format the Designer takes.
 * - `bad_answer`: the answer contradicts itself or the standard.
 */
export const unmeasuredReasons = [
  'no_url',
  'host_not_allowed',
  'not_found',
  'forbidden',
  'redirected',
  'timeout',
  'unavailable',
  'no_length',
  'not_an_image',
  'bad_answer',
] as const;
export type UnmeasuredReason = (typeof unmeasuredReasons)[number];

const Bytes = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Pixels = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** What one file is, from the file itself. */
export const FileFacts = v.object({
  /** How long the file is, uncompressed in transit. */
  bytes: v.nullable(Bytes),
  /** The mime type its first bytes have, whatever its name or anyone says. */
  type: v.nullable(v.string()),
  /** The mime type it is served as: the `Content-Type` on the wire, without parameters. */
  servedType: v.nullable(v.string()),
  /** Pixels as a browser shows it, turned upright. Null where the file does not say, as an SVG may. */
  width: v.nullable(Pixels),
  height: v.nullable(Pixels),
  /** Whether a GIF has more than one frame. Null for other types, and where the first bytes do not tell. */
  animated: v.nullable(v.boolean()),
  /** Null where `bytes` and `type` are both known, and only then. */
  reason: v.nullable(v.picklist(unmeasuredReasons)),
});
export type FileFacts = v.InferOutput<typeof FileFacts>;

/** One file of an asset: the address Webflow gives it, and what it is. */
export const MeasuredFile = v.object({ url: v.nullable(v.string()), ...FileFacts.entries });
export type MeasuredFile = v.InferOutput<typeof MeasuredFile>;

/** The answer of `GET /api/assets/:assetId/measurements`. `variants` has the order of `AssetDetails.variants`. */
export const Measurements = v.object({
  assetId: WebflowId,
  original: MeasuredFile,
  variants: v.array(MeasuredFile),
});
export type Measurements = v.InferOutput<typeof Measurements>;
