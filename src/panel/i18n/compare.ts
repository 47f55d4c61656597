import { formatNumber } from '#panel/i18n/format.ts';
import { interpolate, messages } from '#panel/i18n/messages.ts';

const said = messages.compare;

export const { open, heading, back, divider, picture, original, variant, scale, scales } = said;

/** A file by its width and format: "1080 px JPEG". */
export const fileName = (width: number, format: string | null): string =>
  format === null ? `${width} px` : `${width} px ${format}`;

/** What a screen reader says of the divider: "30% original". */
export const shareOfOriginal = (percent: number): string => interpolate(said.shareOfOriginal, { percent });

export const failed = (file: string): string => interpolate(said.failed, { file });

/** A scale by the rendered width at a breakpoint: "As drawn on Desktop, 625 px at 2×". */
export function renderedScale(at: {
  readonly breakpoint: string;
  readonly width: number;
  readonly isAssumed: boolean;
  readonly density: number;
}): string {
  const text = at.isAssumed ? said.assumedScale : said.renderedScale;
  return interpolate(text, {
    breakpoint: at.breakpoint,
    pixels: formatNumber(Math.round(at.width)),
    density: `${at.density}×`,
  });
}
