import type { Breakpoint } from '#rules/delivery/breakpoints.ts';

/** The rendered width of an image: percent of the viewport (100 is all of it) or CSS pixels. */
export interface RenderedWidth {
  readonly unit: 'vw' | 'px';
  readonly value: number;
}

/**
 * The widths of one image that were measured on the canvas or typed: one for every breakpoint, and one for each single
 * breakpoint by its id.
 */
export interface RenderedWidths {
  readonly everywhere: RenderedWidth | null;
  readonly at: ReadonlyMap<string, RenderedWidth>;
}

/** No width is known. */
export const noWidths: RenderedWidths = { everywhere: null, at: new Map() };

/** A rendered width in CSS pixels; `isAssumed` where it was neither measured nor typed. */
export interface RenderedAt {
  readonly width: number;
  readonly isAssumed: boolean;
}

/**
 * Returns the CSS pixels that an image takes in a viewport, or null for an invalid width. A fixed width shrinks with a
 * narrower viewport, as in Webflow's stylesheet (`img { max-width: 100% }`).
 */
function pixelsIn({ unit, value }: RenderedWidth, viewport: number): number | null {
  const width = unit === 'vw' ? (value * viewport) / 100 : Math.min(value, viewport);
  return width > 0 && Number.isFinite(width) ? width : null;
}

/** Returns the width at a breakpoint; where none is known, the whole viewport is assumed. */
export function renderedAt(widths: RenderedWidths, breakpoint: Breakpoint, viewport: number): RenderedAt {
  const known = widths.at.get(breakpoint.id) ?? widths.everywhere;
  const width = known ? pixelsIn(known, viewport) : null;
  return { width: width ?? viewport, isAssumed: width === null };
}
