import { formatNumber } from '#panel/i18n/format.ts';
import { interpolate, messages } from '#panel/i18n/messages.ts';

const said = messages.delivery;

export const { heading, caption, breakpoint, needs, same, sameAssumed, notMeasured, between, blurry } = said;
export const { renderedWidth, everywhere, unit, units, measure } = said;
export const { widthSetting, auto, widthNotTold, noWidth, sizesFrom, older, newer, olderHelp, pageSizes } =
  said;
/**
 * `vector` and `unknown` replace the table, `faults` are why no width was measured, `refused` why no `sizes` were read.
 */
export const { vector, unknown, faults, refused } = said;

export const density = (count: number): string => `${count}×`;
export const loadsAt = (pixels: number): string => interpolate(said.loadsAt, { pixels });
export const neededAt = (pixels: number): string => interpolate(said.neededAt, { pixels });
export const blurryBecause = (pixels: number): string => interpolate(said.blurryBecause, { pixels });
export const widthIs = (pixels: number): string =>
  interpolate(said.widthIs, { pixels: formatNumber(pixels) });
export const onlyFile = (pixels: number): string => interpolate(said.onlyFile, { pixels });
