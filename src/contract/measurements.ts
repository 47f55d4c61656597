import * as v from 'valibot';
import { WebflowId } from './ids.ts';

/**
 * Why a file could not be measured, wholly or in part.
 * - `no_url`: Webflow names no address.
 * - `host_not_allowed`: the address is not one of Webflow's file hosts, and was not asked.
 * - `not_found`, `forbidden`, `redirected`: what the host answered instead of the file.
 * - `timeout`, `unavailable`: no answer in time, or none at all; another try may succeed.
 * - `no_length`: the host does not say how long the file is.
 * - `not_an_image`: the bytes are of no picture format in `imageTypes`.
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

/**
 * The mime types a file is recognised as by its first bytes. Those from `image/heic` on are shown by few browsers or
 * none, and of these only the type is read. Source: MDN, image file type guide.
 */
export const imageTypes = [
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/svg+xml',
  'image/bmp',
  'image/x-icon',
  'image/heic',
  'image/heif',
  'image/tiff',
  'image/jxl',
  'image/jp2',
  'image/vnd.ms-photo',
  'image/vnd.adobe.photoshop',
] as const;
export type ImageType = (typeof imageTypes)[number];

/** What one file is, from the file itself. */
export const FileFacts = v.object({
  /** How long the file is, uncompressed in transit. */
  bytes: v.nullable(Bytes),
  /** The mime type its first bytes have, whatever its name or anyone says: one of `imageTypes`. */
  type: v.nullable(v.string()),
  /** The mime type it is served as: the `Content-Type` on the wire, without parameters. */
  servedType: v.nullable(v.string()),
  /**
   * Pixels as a browser shows it, turned upright: `naturalWidth` and `naturalHeight`. Null where the file does not
   * say, as an SVG may, and for formats that are not read.
   */
  width: v.nullable(Pixels),
  height: v.nullable(Pixels),
  /**
   * Whether a GIF, PNG, WebP or AVIF has more than one frame. Null for other types, and where the first bytes do not
   * show it.
   */
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
