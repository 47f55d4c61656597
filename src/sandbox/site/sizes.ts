import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import { breakpoints, pageWidths } from './breakpoints.ts';
import { columnWidth } from './layout.ts';
import type { SceneSection } from './scene-canvas.ts';

/** Every breakpoint a Webflow site can have, in pixels. Source: 51 published Webflow sites, 2026. */
const widthBreakpoints = [479, 767, 991, 1279, 1439, 1919];

/** Pixels of a Width as it was typed, or null for what is none: Auto, nothing, 0, words. */
export function pixelsOfWidth(typed: string | null): number | null {
  const [, number] = /^\s*(\d+(?:\.\d+)?)(?:px)?\s*$/i.exec(typed ?? '') ?? [];
  return Number(number) > 0 ? Number(number) : null;
}

/** What a Width makes of `sizes`. Source: 32 of 45 images with a Width and all 8 narrow ones, same sites. */
function sizesOfWidth(width: number): string {
  const { widestAlone, beyondBreakpoints } = unconfirmed.widthInSizes;
  if (width <= widestAlone) return `${width}px`;
  const breakpoint = widthBreakpoints.find((each) => each >= width);
  return breakpoint ? `(max-width: ${breakpoint}px) 100vw, ${width}px` : beyondBreakpoints;
}

/** What `sizes` is written from. */
export interface SizesFacts {
  /** Pixels of the original. */
  original: number;
  /** The Width in the image's settings, as typed. */
  width: string | null;
  /** Whether the image comes from a list of the CMS. */
  isFromCms: boolean;
}

/**
 * The `sizes` attribute Webflow writes for an image with variants. Without a Width it says either `100vw` or the
 * original's width; images of the CMS say `100vw` (97 of 98). Source: 51 published Webflow sites, 2026.
 */
export function writtenSizes({ original, width, isFromCms }: SizesFacts): string {
  const pixels = pixelsOfWidth(width);
  if (pixels !== null) return sizesOfWidth(pixels);
  return isFromCms || unconfirmed.sizesWithoutWidth === 'full'
    ? '100vw'
    : `(max-width: ${original}px) 100vw, ${original}px`;
}

/** The `sizes` of an older project: the image's share of each breakpoint's page. Source: the same sites. */
export function layoutSizes(section: Pick<SceneSection, 'columns'>): string {
  const shareAt = (pageWidth: number) => Math.round((100 * columnWidth(section, pageWidth)) / pageWidth);
  const bounded = breakpoints.flatMap(({ maxWidth }) => maxWidth ?? []).toSorted((one, other) => one - other);
  const parts = bounded
    .filter((maxWidth, at) => shareAt(maxWidth) !== shareAt(bounded[at + 1] ?? 0))
    .map((maxWidth) => `(max-width: ${maxWidth}px) ${shareAt(maxWidth)}vw`);
  return [...parts, `${Math.round(columnWidth(section, pageWidths.main))}px`].join(', ');
}
