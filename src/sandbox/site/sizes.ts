import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import { breakpoints, pageWidths } from './breakpoints.ts';
import type { SiteSection } from './canvas.ts';
import { columnWidth } from './layout.ts';

/** The upper bounds of all breakpoints a Webflow site can have, in pixels. Source: 51 published Webflow sites, 2026. */
const widthBreakpoints = [479, 767, 991, 1279, 1439, 1919];

/** The pixels of a typed Width, or null for Auto, an empty value, 0 and text. */
export function pixelsOfWidth(typed: string | null): number | null {
  const [, number] = /^\s*(\d+(?:\.\d+)?)(?:px)?\s*$/i.exec(typed ?? '') ?? [];
  return Number(number) > 0 ? Number(number) : null;
}

/** The `sizes` of an image with a Width. Source: 32 of 45 images with a Width and all 8 narrow ones, same sites. */
function sizesOfWidth(width: number): string {
  const { widestAlone, beyondBreakpoints } = unconfirmed.widthInSizes;
  if (width <= widestAlone) return `${width}px`;
  const breakpoint = widthBreakpoints.find((each) => each >= width);
  return breakpoint ? `(max-width: ${breakpoint}px) 100vw, ${width}px` : beyondBreakpoints;
}

/** The input of `writtenSizes`. */
export interface SizesFacts {
  /** The original's width in pixels. */
  original: number;
  /** The Width in the image's settings as typed; null is Auto. */
  width: string | null;
  /** Whether the image is bound to a CMS field. */
  isFromCms: boolean;
}

/**
 * The `sizes` attribute Webflow writes for an image with variants. Without a Width it is `100vw` or at most the
 * original's width; for CMS images it is `100vw` (97 of 98). Source: 51 published Webflow sites, 2026.
 */
export function writtenSizes({ original, width, isFromCms }: SizesFacts): string {
  const pixels = pixelsOfWidth(width);
  if (pixels !== null) return sizesOfWidth(pixels);
  return isFromCms || unconfirmed.sizesWithoutWidth === 'full'
    ? '100vw'
    : `(max-width: ${original}px) 100vw, ${original}px`;
}

/** The `sizes` in an older project: the column's share of the page width at each breakpoint. Source: the same sites. */
export function layoutSizes(section: Pick<SiteSection, 'columns'>): string {
  const shareAt = (pageWidth: number) => Math.round((100 * columnWidth(section, pageWidth)) / pageWidth);
  const bounded = breakpoints.flatMap(({ maxWidth }) => maxWidth ?? []).toSorted((one, other) => one - other);
  const parts = bounded
    .filter((maxWidth, at) => shareAt(maxWidth) !== shareAt(bounded[at + 1] ?? 0))
    .map((maxWidth) => `(max-width: ${maxWidth}px) ${shareAt(maxWidth)}vw`);
  return [...parts, `${Math.round(columnWidth(section, pageWidths.main))}px`].join(', ');
}
