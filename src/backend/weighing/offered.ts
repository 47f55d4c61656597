import {
  type CandidateFile,
  type CandidateFormat,
  candidateFormats,
  candidateTypes,
} from '#contract/weighing.ts';
import type { EncodedSource } from '../encoding/encoder.ts';

/**
 * The likeness from which a candidate is suggested. Source: SSIMULACRA 2's README, 80: "distortion not noticeable by an average
 * observer in a side-by-side comparison at 1:1".
 */
export const alikeFrom = 80;

/** The qualities of each format, tried upwards; an SVG has none. */
export const qualities = {
  webp: [70, 80, 90],
  avif: [50, 60, 70],
  svg: [null],
} as const satisfies Record<CandidateFormat, readonly CandidateFile['quality'][]>;

/** The qualities that are left to try once parts of the original were: from the one that was enough for them, else the best. */
export function qualitiesFrom(format: 'webp' | 'avif', enough: number | null): readonly number[] {
  const offered = qualities[format];
  return enough === null ? offered.slice(-1) : offered.filter((quality) => quality >= enough);
}

/** The formats of a file's candidates, by the file's media type. */
export function formatsFor(type: string): readonly CandidateFormat[] {
  return candidateFormats.filter((format) => (format === 'svg') === (type === candidateTypes.svg));
}

/** Whether weighing may offer a file with this format and quality at all. */
export function isOffered({ format, quality }: CandidateFile): boolean {
  const offered: readonly CandidateFile['quality'][] = qualities[format];
  return offered.includes(quality);
}

/** Whether weighing may offer the file for this original. */
export function isOfferedFor(
  file: CandidateFile,
  { type, width }: Pick<EncodedSource, 'type' | 'width'>,
): boolean {
  if (!isOffered(file) || !formatsFor(type).includes(file.format)) return false;
  return file.format === 'svg' ? file.width === width : file.width <= width;
}

/** The widths below the original's, each once, in the order they were asked for. */
export function narrower(widths: readonly number[], width: number): number[] {
  return [...new Set(widths)].filter((each) => each < width);
}
