import type { Breakpoint } from '#rules/delivery/breakpoints.ts';

/** How wide an image is rendered: a share of the viewport (100 is all of it) or CSS pixels. */
export interface RenderedWidth {
  readonly unit: 'vw' | 'px';
  readonly value: number;
}

/**
 * The widths of one image that were measured on the canvas or typed: one for every breakpoint, and those of single ones
 * by the breakpoint's id.
 */
export interface RenderedWidths {
  readonly everywhere: RenderedWidth | null;
  readonly at: ReadonlyMap<string, RenderedWidth>;
}

/** Nothing is known. */
export const noWidths: RenderedWidths = { everywhere: null, at: new Map() };

/** A rendered width in CSS pixels; `isAssumed` where it was neither measured nor typed. */
export interface RenderedAt {
  readonly width: number;
  readonly isAssumed: boolean;
}

/**
 * CSS pixels an image takes in a viewport, or null for what is no width. One of fixed width shrinks with a narrower
 * viewport, as Webflow's stylesheet has it (`img { max-width: 100% }`).
 */
function pixelsIn({ unit, value }: RenderedWidth, viewport: number): number | null {
  const width = unit === 'vw' ? (value * viewport) / 100 : Math.min(value, viewport);
  return width > 0 && Number.isFinite(width) ? width : null;
}

/** The width at a breakpoint; where nothing is known of it, all of the viewport is assumed. */
export function renderedAt(widths: RenderedWidths, breakpoint: Breakpoint, viewport: number): RenderedAt {
  const known = widths.at.get(breakpoint.id) ?? widths.everywhere;
  const width = known ? pixelsIn(known, viewport) : null;
  return { width: width ?? viewport, isAssumed: width === null };
}
