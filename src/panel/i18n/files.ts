import { interpolate, messages } from '#panel/i18n/messages.ts';
import type { NoVariantsReason } from '#rules/variants/no-variants.ts';

const said = messages.files;

export const { heading, width, size, loadedBy, original, originalShort, theOriginal, unavailable } = said;
export const { notGiven, weighing, notMeasured, whyUnmeasured, whyLeftOut, broken } = said;
export const { devices, needed, neededBy, everyScreen, otherScreens, nobody } = said;

/** Webflow's own words for why a variant could not be made. */
export const failed = (reason: string): string => interpolate(said.failed, { reason });

/** Why there are no variants, and what to do about it where something can be done. */
export const whyNone: Record<NoVariantsReason, string> = said.whyNone;

/** A file's share of the original's bytes, from a fraction: "38% of the original". */
export const share = (part: number): string => interpolate(said.share, { percent: Math.round(part * 100) });

/** What follows a width: "× 667 px". */
export const timesHeight = (height: number): string => interpolate(said.timesHeight, { height });

export const quality = (percent: number): string => interpolate(said.quality, { quality: percent });

/** A breakpoint and the viewport width that represents it: "Tablet, 991 px". */
export const breakpointAt = (breakpoint: string, pixels: number): string =>
  interpolate(said.breakpointAt, { breakpoint, pixels });

/** Pixel densities: "1×, 2×". */
export const densities = (counts: readonly number[]): string => counts.map((count) => `${count}×`).join(', ');

/** The heaviest of several files: "to 1.2 MB". */
export const upToBytes = (bytes: string): string => interpolate(said.upToBytes, { bytes });
