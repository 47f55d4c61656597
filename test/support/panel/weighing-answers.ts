import * as v from 'valibot';
import { assetsMediaType } from '#contract/assets-call.ts';
import {
  type Candidate,
  type WeighedSource,
  type WeighingLine,
  WeighingRequest,
  weighingProtocol,
} from '#contract/weighing.ts';

/** The original of an asset as it is weighed. */
export const sourceOf = (assetId: string, more: Partial<WeighedSource> = {}): WeighedSource => ({
  assetId,
  bytes: 1_750_000,
  type: 'image/jpeg',
  width: 3_600,
  height: 2_400,
  isAnimated: false,
  dropped: [],
  ...more,
});

export const candidateOf = (assetId: string, more: Partial<Candidate> = {}): Candidate => ({
  assetId,
  format: 'webp',
  quality: 80,
  width: 3_600,
  height: 2_400,
  bytes: 412_000,
  score: 84.2,
  isSuggested: true,
  ...more,
});

/** The lines about an asset that is weighed: its source, a WebP and an AVIF. */
export const linesAbout = (assetId: string): WeighingLine[] => [
  { started: assetId },
  { source: sourceOf(assetId) },
  { candidate: candidateOf(assetId, { quality: 70, bytes: 330_000, score: 76.1, isSuggested: false }) },
  { candidate: candidateOf(assetId) },
  { candidate: candidateOf(assetId, { format: 'avif', quality: 60, bytes: 290_000, score: 81 }) },
  { weighed: assetId },
];

export const weighingEnd: WeighingLine = { done: { protocol: weighingProtocol, isWhole: true } };

/** A response of these lines, as it leaves the backend. */
export function weighingResponse(lines: readonly object[]): Response {
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  return new Response(text, { headers: { 'content-type': assetsMediaType } });
}

/** The ids that a request asks for. */
export const weighedIds = (body: unknown): string[] =>
  v.parse(WeighingRequest, body).assets.map(({ id }) => id);

/** A response of these lines that does not end. */
export function endlessResponse(lines: readonly object[]): Response {
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode(text)),
  });
  return new Response(body, { headers: { 'content-type': assetsMediaType } });
}
