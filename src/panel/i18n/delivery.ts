import { densities, devices } from '#panel/i18n/files.ts';
import { formatNumber } from '#panel/i18n/format.ts';
import { interpolate, messages, plural } from '#panel/i18n/messages.ts';
import type { ScreenGroup } from '#rules/delivery/screen-groups.ts';
import type { Sharpness } from '#rules/delivery/sharpness.ts';

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
/** How wide the image is drawn at a breakpoint: "Drawn 625 px on Desktop". */
export const drawnAt = (pixels: number, name: string): string =>
  interpolate(said.drawnAt, { pixels: formatNumber(pixels), breakpoint: name });
export const blurryBecause = (pixels: number): string => interpolate(said.blurryBecause, { pixels });
export const widthIs = (pixels: number): string =>
  interpolate(said.widthIs, { pixels: formatNumber(pixels) });
export const onlyFile = (pixels: number): string => interpolate(said.onlyFile, { pixels });

const listed = (groups: readonly ScreenGroup[], text: (group: ScreenGroup) => string): string =>
  groups.map(text).join(', ');

/** Where an image is sharp or blurry: "Blurry on laptop 2×". */
export function sharpnessMessage({ blurry, sharp, known }: Sharpness): string {
  if (blurry.length > 0) {
    const screens = listed(blurry, (group) => `${devices[group.device]} ${densities(group.densities)}`);
    return interpolate(said.blurryOn, { screens });
  }
  if (sharp !== 'known') return said.sharp[sharp];
  if (known.length === 0) return said.sharp.unknown;
  return interpolate(said.sharpOn, { screens: listed(known, ({ device }) => devices[device]) });
}

/** At which breakpoints the rendered width is assumed: "Tablet width assumed"; null for none. */
export function assumedAt({ assumed, known }: Pick<Sharpness, 'assumed' | 'known'>): string | null {
  const [only] = assumed;
  if (!only) return null;
  if (known.length === 0) return said.allAssumed;
  if (assumed.length > 1) return plural(said.assumed, assumed.length);
  const device = devices[only.device];
  return interpolate(said.oneAssumed, { device: device.charAt(0).toLocaleUpperCase() + device.slice(1) });
}
