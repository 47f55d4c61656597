import type { Candidate, EstimatedVariant, WeighedSource } from '#contract/weighing.ts';
import type { Weighed } from '#rules/weighing/best-candidate.ts';

const assetId = '6500000000000000000000aa';

/** A decoded photo of 3600 × 2400 px and 900,000 bytes. */
export const source = {
  assetId,
  bytes: 900_000,
  type: 'image/jpeg',
  width: 3_600,
  height: 2_400,
  isAnimated: false,
  dropped: [],
} satisfies WeighedSource;

/** A suggested WebP of the source's width. */
export function candidateOf(bytes: number, changes: Partial<Candidate> = {}): Candidate {
  const { width = 3_600 } = changes;
  const height = Math.round((width * 2) / 3);
  return {
    assetId,
    format: 'webp',
    quality: 80,
    width,
    height,
    bytes,
    score: 82,
    isSuggested: true,
    ...changes,
  };
}

/** Estimates of variants by width and bytes. */
export function variantsOf(...files: readonly (readonly [number, number])[]): EstimatedVariant[] {
  return files.map(([width, bytes]) => ({ assetId, format: 'webp', quality: 80, width, bytes }));
}

/** An asset that was weighed. */
export function weighedOf(changes: Partial<Weighed> = {}): Weighed {
  return { source, candidates: [], variants: [], ...changes };
}
