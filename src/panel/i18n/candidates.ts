import type { CandidateFile } from '#contract/weighing.ts';
import { formatFormat } from '#panel/i18n/format.ts';
import { interpolate, messages } from '#panel/i18n/messages.ts';
import { likenessOf } from '#rules/weighing/likeness.ts';

const said = messages.candidates;

/** A candidate by its format and quality: "AVIF, quality 60". */
export const candidateName = ({ format, quality }: Pick<CandidateFile, 'format' | 'quality'>): string =>
  quality === null
    ? interpolate(said.lossless, { format: formatFormat(format) })
    : interpolate(said.lossy, { format: formatFormat(format), quality });

/** How much a candidate is like the original, with its score: "84, looks the same"; null where that is not measured. */
export function likenessText(score: number | null): string | null {
  const likeness = likenessOf(score);
  if (score === null || likeness === null) return null;
  // Rounded down: a score below a band's least has no number of that band.
  return interpolate(said.likeness, { score: Math.floor(score), words: said.likenesses[likeness] });
}
