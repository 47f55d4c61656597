import * as v from 'valibot';
import { type CandidateFile, metadataKinds, unweighedReasons } from '#contract/weighing.ts';
import type { QualityDemand } from './encoder.ts';

/** The media types that are encoded. */
export const encodedTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/avif',
  'image/svg+xml',
] as const;
export type EncodedType = (typeof encodedTypes)[number];

/** How the program decodes and encodes: its share of `limits`. */
export interface ProgramLimits {
  readonly encodedPixels: number;
  readonly encodedFramePixels: number;
  readonly encodedSide: number;
}

/** What the head of an original says. The size is that of an SVG alone; other sizes the program finds itself. */
export interface SourcePicture {
  readonly type: EncodedType;
  readonly width: number;
  readonly height: number;
}

/** What the program is asked, one request after the other. */
export type ProgramRequest =
  | {
      readonly kind: 'open';
      readonly bytes: Uint8Array;
      readonly picture: SourcePicture;
      readonly limits: ProgramLimits;
    }
  | { readonly kind: 'encode'; readonly file: CandidateFile }
  | { readonly kind: 'size'; readonly file: CandidateFile }
  | { readonly kind: 'find'; readonly demand: QualityDemand };

const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** What the program answers. It has read untrusted bytes, so its answers are checked. */
export const ProgramResponse = v.variant('kind', [
  v.object({
    kind: v.literal('opened'),
    width: Count,
    height: Count,
    isAnimated: v.boolean(),
    dropped: v.array(v.picklist(metadataKinds)),
  }),
  v.object({
    kind: v.literal('encoded'),
    bytes: v.instance(Uint8Array),
    width: Count,
    height: Count,
    score: v.nullable(v.pipe(v.number(), v.finite())),
  }),
  v.object({ kind: v.literal('sized'), bytes: Count }),
  v.object({ kind: v.literal('found'), quality: v.nullable(v.pipe(v.number(), v.safeInteger())) }),
  v.object({ kind: v.literal('refused'), reason: v.picklist(unweighedReasons) }),
]);
export type ProgramResponse = v.InferOutput<typeof ProgramResponse>;
export type OpenedResponse = Extract<ProgramResponse, { kind: 'opened' }>;
export type EncodedResponse = Extract<ProgramResponse, { kind: 'encoded' }>;
export type SizedResponse = Extract<ProgramResponse, { kind: 'sized' }>;
export type FoundResponse = Extract<ProgramResponse, { kind: 'found' }>;
