import type { Candidate, EstimatedVariant, WeighedSource } from '#contract/weighing.ts';
import { type ByteSaving, byteSaving } from '#rules/weighing/byte-saving.ts';

/** What is known of an asset that was weighed, or is being weighed. */
export interface Weighed {
  /** Null until the original was decoded. */
  readonly source: WeighedSource | null;
  readonly candidates: readonly Candidate[];
  readonly variants: readonly EstimatedVariant[];
}

/**
 * The candidate to take at one width, or why there is none.
 * - `nothingSmaller`: those that look alike weigh no less than the original.
 * - `notAlike`: smaller ones exist, but none is known to look alike.
 * - `notWeighed`: there is no candidate of this width yet.
 */
export type Best =
  | { readonly kind: 'smaller'; readonly candidate: Candidate; readonly saving: ByteSaving }
  | { readonly kind: 'nothingSmaller' | 'notAlike' | 'notWeighed' };

/** Returns the smallest suggested candidate of this width, in pixels, that weighs less than the original. */
export function bestAt({ source, candidates }: Weighed, width: number): Best {
  const own = candidates.filter((candidate) => candidate.width === width);
  if (!source || own.length === 0) return { kind: 'notWeighed' };
  const before = source.bytes;
  const smaller = own.filter(({ bytes }) => bytes < before).toSorted((one, other) => one.bytes - other.bytes);
  const candidate = smaller.find(({ isSuggested }) => isSuggested);
  if (candidate) {
    return { kind: 'smaller', candidate, saving: byteSaving({ before, after: candidate.bytes }) };
  }
  const isAnyAlike = own.some(({ isSuggested }) => isSuggested);
  return { kind: smaller.length > 0 && !isAnyAlike ? 'notAlike' : 'nothingSmaller' };
}

/** The candidates to take. */
export interface BestCandidates {
  /** As wide as the original. */
  readonly own: Best;
  /** As wide as is needed; null where no narrower file is known to be enough. */
  readonly needed: Best | null;
}

/** Returns the candidates to take. `neededWidth` is in pixels: see `neededWidth`. */
export function bestCandidates(weighed: Weighed, neededWidth: number | null): BestCandidates {
  const width = weighed.source?.width;
  const isNarrower = neededWidth !== null && width !== undefined && neededWidth < width;
  return {
    own: width === undefined ? { kind: 'notWeighed' } : bestAt(weighed, width),
    needed: isNarrower ? bestAt(weighed, neededWidth) : null,
  };
}
