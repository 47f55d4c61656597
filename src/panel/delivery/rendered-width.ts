import type { Breakpoint } from '#panel/delivery/breakpoints.ts';

/** How wide an image is rendered: a share of the viewport (100 is all of it) or CSS pixels. */
export interface RenderedWidth {
  readonly unit: 'vw' | 'px';
  readonly value: number;
}

/** A rendered width that was measured on the canvas, or typed. */
export interface KnownWidth extends RenderedWidth {
  readonly isMeasured: boolean;
}

/** What is known of one image: a width for every breakpoint, and those of single ones by the breakpoint's id. */
export interface RenderedWidths {
  readonly everywhere: KnownWidth | null;
  readonly at: ReadonlyMap<string, KnownWidth>;
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

/** What is known of the width at a breakpoint; null where it was neither measured nor typed. */
export function knownAt({ everywhere, at }: RenderedWidths, { id }: Breakpoint): KnownWidth | null {
  return at.get(id) ?? everywhere;
}

/** The width at a breakpoint; where nothing is known of it, all of the viewport is assumed. */
export function renderedAt(widths: RenderedWidths, breakpoint: Breakpoint, viewport: number): RenderedAt {
  const known = knownAt(widths, breakpoint);
  const width = known ? pixelsIn(known, viewport) : null;
  return { width: width ?? viewport, isAssumed: width === null };
}
