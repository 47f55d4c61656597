import * as v from 'valibot';
import { WebflowId } from './ids.ts';

/**
 * Why a file was not measured, wholly or in part.
 * - `no_url`: Webflow names no address.
 * - `host_not_allowed`: the address is not on one of Webflow's file hosts; no request was made.
 * - `not_found`, `forbidden`, `redirected`: the host's response instead of the file.
 * - `timeout`, `unavailable`: no response in time, or none at all; another try may succeed.
 * - `no_length`: the host does not report the length of the file.
 * - `not_an_image`: the bytes have no picture format of `imageTypes`.
 * - `bad_answer`: the response contradicts itself or the standard.
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
 * The media types that are recognised by the first bytes of a file. Few browsers or none show those from `image/heic`
 * on, and for these only the type is read. Source: MDN, image file type guide.
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

/** What measuring one file found. */
export const FileFacts = v.object({
  /** Length of the file in bytes, without content coding. */
  bytes: v.nullable(Bytes),
  /** The media type that the file's first bytes have, one of `imageTypes`; its name and `Content-Type` don't count. */
  type: v.nullable(v.string()),
  /** The media type of the `Content-Type` header, without parameters. */
  servedType: v.nullable(v.string()),
  /**
   * Pixels as a browser shows the file, upright: `naturalWidth` and `naturalHeight`. Null where the file has none, as
   * an SVG may, and for formats that are not read.
   */
  width: v.nullable(Pixels),
  height: v.nullable(Pixels),
  /**
   * Whether a GIF, PNG, WebP or AVIF has more than one frame. Null for other types, and where the first bytes don't
   * show it.
   */
  animated: v.nullable(v.boolean()),
  /** Null exactly where `bytes` and `type` are both known. */
  reason: v.nullable(v.picklist(unmeasuredReasons)),
});
export type FileFacts = v.InferOutput<typeof FileFacts>;

/** One file of an asset: its address at Webflow and its measurement. */
export const MeasuredFile = v.object({ url: v.nullable(v.string()), ...FileFacts.entries });
export type MeasuredFile = v.InferOutput<typeof MeasuredFile>;

/** What was measured of one asset's files. `variants` has the order of `AssetDetails.variants`. */
export const Measurements = v.object({
  assetId: WebflowId,
  original: MeasuredFile,
  variants: v.array(MeasuredFile),
});
export type Measurements = v.InferOutput<typeof Measurements>;

/** Why a file has no hash: `too_large` has more bytes than are read. */
export const unhashedReasons = [...unmeasuredReasons, 'too_large'] as const;
export type UnhashedReason = (typeof unhashedReasons)[number];

/** The SHA-256 of the bytes of a file in lower-case hex; null with the reason where it can't be read. */
export const HashFacts = v.object({
  sha256: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
  reason: v.nullable(v.picklist(unhashedReasons)),
});
export type HashFacts = v.InferOutput<typeof HashFacts>;

/** The hash of an asset's original file. */
export const FileHash = v.object({ assetId: WebflowId, ...HashFacts.entries });
export type FileHash = v.InferOutput<typeof FileHash>;
