import * as v from 'valibot';
import { WebflowId } from './ids.ts';
import { contractLimits } from './limits.ts';
import { unmeasuredReasons } from './measurements.ts';
import { Problem } from './problem.ts';

/** The version of these calls; a backend refuses any other with `version_unsupported`. */
export const weighingProtocol = 1;

const Bytes = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Pixels = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(contractLimits.weighedWidth));
const AssetId = v.pipe(v.string(), v.maxLength(contractLimits.idLength));

/** The formats of candidates. An SVG has a candidate in its own format alone, without loss. */
export const candidateFormats = ['webp', 'avif', 'svg'] as const;
export type CandidateFormat = (typeof candidateFormats)[number];

/** The media types of candidates. */
export const candidateTypes = {
  webp: 'image/webp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
} as const satisfies Record<CandidateFormat, string>;

/** A file that an asset's original is encoded to: the same file always has the same bytes. */
export const CandidateFile = v.object({
  format: v.picklist(candidateFormats),
  /** The encoder's quality; null for an SVG. */
  quality: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(100))),
  /** Pixels. */
  width: Pixels,
});
export type CandidateFile = v.InferOutput<typeof CandidateFile>;

/**
 * What is wanted of one asset. Widths from that of the original on are left out; the original's own is always weighed.
 * - `widths`: further widths of the whole file, such as the one that the page needs; the first is encoded first.
 * - `variantWidths`: widths of variants that visitors load, for an estimate of what they would load.
 */
const WeighedAssetRequest = v.object({
  id: AssetId,
  widths: v.pipe(v.array(Pixels), v.maxLength(contractLimits.weighedWidths)),
  variantWidths: v.pipe(v.array(Pixels), v.maxLength(contractLimits.weighedVariants)),
});
export type WeighedAssetRequest = v.InferOutput<typeof WeighedAssetRequest>;

/** The body of `POST /api/weighings`, which needs a session. An id that isn't a Webflow id is `bad_asset_id`. */
export const WeighingRequest = v.object({
  protocol: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  assets: v.pipe(v.array(WeighedAssetRequest), v.minLength(1), v.maxLength(contractLimits.weighedAssets)),
});
export type WeighingRequest = v.InferOutput<typeof WeighingRequest>;

/**
 * Why a file, or one format of it, was not weighed.
 * - those of measuring: the original can't be read.
 * - `too_large`, `too_many_pixels`: more bytes or pixels than are encoded.
 * - `unsupported_type`: a picture format that is not decoded here.
 * - `animated`: an animation whose frames would be lost.
 * - `damaged`: the decoder found the file broken or cut off.
 * - `too_slow`, `out_of_memory`: encoding took more time or memory than it may.
 * - `encoder_failed`: the encoder ended before the file was done; another try may succeed.
 */
export const unweighedReasons = [
  ...unmeasuredReasons,
  'too_large',
  'too_many_pixels',
  'unsupported_type',
  'animated',
  'other_colors',
  'damaged',
  'too_slow',
  'out_of_memory',
  'encoder_failed',
] as const;
export type UnweighedReason = (typeof unweighedReasons)[number];

/** What of a file's metadata is in no candidate. A colour profile is applied before it is dropped. */
export const metadataKinds = ['exif', 'xmp', 'iptc', 'icc'] as const;
export type MetadataKind = (typeof metadataKinds)[number];

/** The decoded original, upright. */
export const WeighedSource = v.object({
  assetId: WebflowId,
  bytes: Bytes,
  type: v.string(),
  width: Pixels,
  height: Pixels,
  isAnimated: v.boolean(),
  dropped: v.array(v.picklist(metadataKinds)),
});
export type WeighedSource = v.InferOutput<typeof WeighedSource>;

/**
 * One encoded candidate. `score` is the likeness to the original at this width: SSIMULACRA 2, 100 for equal; null where it
 * isn't measured. `isSuggested` is true for the smallest candidate of its format and width whose score is high enough.
 */
export const Candidate = v.object({
  assetId: WebflowId,
  ...CandidateFile.entries,
  height: Pixels,
  bytes: Bytes,
  score: v.nullable(v.number()),
  isSuggested: v.boolean(),
});
export type Candidate = v.InferOutput<typeof Candidate>;

/** A variant by the same encoder, as an estimate: Webflow makes its own. Those of an AVIF are WebP as well. */
export const EstimatedVariant = v.object({ assetId: WebflowId, ...CandidateFile.entries, bytes: Bytes });
export type EstimatedVariant = v.InferOutput<typeof EstimatedVariant>;

/**
 * One line of the response (newline-delimited JSON), as encoding goes on. A reader ignores lines that it does not know; a response
 * without `done` was cut off.
 * - `started`: the asset's file is read and encoded now; until then it is in the queue.
 * - `source`, `candidate`, `variant`: facts of one asset, in this order. Known ones come without encoding.
 * - `refused`: the asset, or the one format where `format` is not null, can't be weighed.
 * - `weighed`: no more lines about this asset follow.
 * - `done`: the last line. `problem` is what ended the response early.
 */
export const WeighingLine = v.union([
  v.object({ started: WebflowId }),
  v.object({ source: WeighedSource }),
  v.object({ candidate: Candidate }),
  v.object({ variant: EstimatedVariant }),
  v.object({
    refused: v.object({
      assetId: WebflowId,
      format: v.nullable(v.picklist(candidateFormats)),
      reason: v.picklist(unweighedReasons),
    }),
  }),
  v.object({ weighed: WebflowId }),
  v.object({
    done: v.object({ protocol: v.number(), isWhole: v.boolean(), problem: v.optional(Problem) }),
  }),
]);
export type WeighingLine = v.InferOutput<typeof WeighingLine>;

/**
 * The body of `POST /api/weighings/file`, which needs a session. The response is the bytes of the asset's original (`file` null) or
 * of one candidate, with their media type; a candidate that is no longer in memory is encoded again. `file_refused` where the
 * file can't be read or encoded.
 */
export const WeighedFileRequest = v.object({
  protocol: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  assetId: AssetId,
  file: v.nullable(CandidateFile),
});
export type WeighedFileRequest = v.InferOutput<typeof WeighedFileRequest>;
