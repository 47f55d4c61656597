import { formatNumber } from '#panel/i18n/format.ts';
import { fill, words } from '#panel/i18n/language.ts';

const said = words.delivery;

export const { heading, caption, breakpoint, needs, same, sameAssumed, notMeasured, between, blurry } = said;
export const { renderedWidth, everywhere, unit, units, measure } = said;
export const { widthSetting, auto, widthNotTold, noWidth, sizesFrom, older, newer, olderHelp, pageSizes } =
  said;
/** `vector` and `unknown` stand in the table's place, `faults` are why nothing was measured, `refused` why no `sizes`. */
export const { vector, unknown, faults, refused } = said;

export const density = (count: number): string => `${count}×`;
export const loadsAt = (pixels: number): string => fill(said.loadsAt, { pixels });
export const neededAt = (pixels: number): string => fill(said.neededAt, { pixels });
export const blurryBecause = (pixels: number): string => fill(said.blurryBecause, { pixels });
export const widthIs = (pixels: number): string => fill(said.widthIs, { pixels: formatNumber(pixels) });
export const onlyFile = (pixels: number): string => fill(said.onlyFile, { pixels });
