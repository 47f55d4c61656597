import { formatNumber } from '#panel/i18n/format.ts';
import { interpolate, messages } from '#panel/i18n/messages.ts';

const said = messages.compare;

export const { open, heading, back, divider, picture, original, variant, scale } = said;
export const { zoom, zoomIn, zoomOut, candidate, candidateHeading, firstFrame } = said;

/** A file by its width and format: "1080 px JPEG". */
export const fileName = (width: number, format: string | null): string =>
  format === null ? `${width} px` : `${width} px ${format}`;

/** What a screen reader says of the divider: "30% original". */
export const shareOfOriginal = (percent: number): string => interpolate(said.shareOfOriginal, { percent });

export const failed = (file: string): string => interpolate(said.failed, { file });

/** A part of a hundred: "200%". */
export const percent = (value: number): string => interpolate(said.percent, { percent: value });

export const loading = (file: string): string => interpolate(said.loading, { file });

/** What is said of a candidate that the browser can't decode. */
export const notShown = (file: string): string => interpolate(said.notShown, { file });

interface RenderedScale {
  readonly breakpoint: string;
  readonly width: number;
  readonly isAssumed: boolean;
  readonly density: number;
}

/** A scale by the rendered width at a breakpoint: "As drawn on Desktop, 625 px at 2×". */
function renderedScale(at: RenderedScale): string {
  const text = at.isAssumed ? said.assumedScale : said.renderedScale;
  return interpolate(text, {
    breakpoint: at.breakpoint,
    pixels: formatNumber(Math.round(at.width)),
    density: `${at.density}×`,
  });
}

/** The name of a scale: "1:1 of the original". */
export const scaleName = (
  scale: { readonly kind: keyof typeof said.scales } | ({ readonly kind: 'rendered' } & RenderedScale),
): string => (scale.kind === 'rendered' ? renderedScale(scale) : said.scales[scale.kind]);
