import type { Candidate, UnweighedReason } from '#contract/weighing.ts';
import { mayPass } from '#panel/backend-calls/weigh.ts';
import type { WeighedAsset } from '#panel/weighing/weighed-asset.ts';
import { bestAt } from '#rules/weighing/best-candidate.ts';

/**
 * What became of the weighing of one asset, for the file as wide as the original: a narrower one may be too narrow on another
 * page.
 * - `suggested`: `candidate` is lighter and looks alike; `percent` is what it saves, null where that is not known.
 * - `nothingSmaller`, `notAlike`: none is lighter, or none of those looks alike. `before` is the original's bytes.
 * - `refused`: nothing of it could be weighed, or one format that another try may weigh.
 */
export type Outcome =
  | { readonly kind: 'queued' | 'running' }
  | {
      readonly kind: 'suggested';
      readonly candidate: Candidate;
      readonly before: number;
      readonly saved: number;
      readonly percent: number | null;
    }
  | { readonly kind: 'nothingSmaller' | 'notAlike'; readonly before: number }
  | { readonly kind: 'refused'; readonly reason: UnweighedReason };

/** Returns what became of an asset. A format that was refused does not matter where the other one is suggested. */
export function outcomeOf(weighed: WeighedAsset): Outcome {
  const { state, source, refused } = weighed;
  if (state !== 'done') return { kind: state };
  const reason = refused[0]?.reason ?? 'encoder_failed';
  if (!source) return { kind: 'refused', reason };
  const best = bestAt(weighed, source.width);
  if (best.kind === 'smaller') {
    const { bytes: saved, percent } = best.saving;
    return { kind: 'suggested', candidate: best.candidate, before: source.bytes, saved, percent };
  }
  const passing = refused.find((one) => mayPass(one.reason));
  if (passing) return { kind: 'refused', reason: passing.reason };
  return best.kind === 'notWeighed' ? { kind: 'refused', reason } : { kind: best.kind, before: source.bytes };
}

/** The best file of an asset, as lists and reports write it. */
export type Suggested = Extract<Outcome, { readonly kind: 'suggested' }>;
