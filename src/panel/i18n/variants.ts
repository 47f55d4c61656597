import { interpolate, messages } from '#panel/i18n/messages.ts';
import type { NoVariantsReason } from '#rules/variants/no-variants.ts';

const said = messages.variants;

export const { heading, columns, original, theOriginal, unavailable } = said;
export const { notGiven, noPixels, notLoaded, weighing, notMeasured, whyUnmeasured, whyLeftOut, show } = said;

/** Webflow's own words for why a variant could not be made. */
export const failed = (reason: string): string => interpolate(said.failed, { reason });

/** What tells one variant from the others: "500 px JPEG". */
export function describe(width: number | null, format: string | null): string {
  const name = format ?? said.variant;
  return width === null ? name : interpolate(said.withWidth, { width, format: name });
}

/** Why there are no variants, and what to do about it where something can be done. */
export const whyNone: Record<NoVariantsReason, string> = said.whyNone;

/** A file's share of the original's bytes, from a fraction: "38% of the original". */
export const share = (part: number): string => interpolate(said.share, { percent: Math.round(part * 100) });

export const showPicture = (file: string): string => interpolate(said.showPicture, { file });
