/** How wide an image is drawn, as a person says it: a share of the viewport (100 is all of it) or pixels. */
export interface DrawnWidth {
  readonly unit: 'vw' | 'px';
  readonly value: number;
}

/** A part of a site's styles: the least and greatest viewport width in pixels, null where open. */
export interface Breakpoint {
  readonly id: string;
  readonly name: string;
  readonly minWidth: number | null;
  readonly maxWidth: number | null;
}

/** The four every site has. Source: Designer API, `getAllMediaQueries`; Webflow's own stylesheet. */
export const defaultBreakpoints: readonly Breakpoint[] = [
  { id: 'main', name: 'Desktop', minWidth: 992, maxWidth: null },
  { id: 'medium', name: 'Tablet', minWidth: null, maxWidth: 991 },
  { id: 'small', name: 'Mobile landscape', minWidth: null, maxWidth: 767 },
  { id: 'tiny', name: 'Mobile portrait', minWidth: null, maxWidth: 478 },
];

/** Viewports for a breakpoint that is open above: the two most common widths of large screens. Source: StatCounter. */
const largeScreens = [1920, 2560];

/**
 * The viewport to judge each breakpoint by, widest first: its greatest width, for what is sharp there is sharp in
 * all of it. One that is open above ends where the next begins, or at a common screen.
 */
export function viewportsOf<T extends Breakpoint>(
  breakpoints: readonly T[],
): { breakpoint: T; viewport: number }[] {
  const starts = breakpoints.flatMap(({ minWidth }) => minWidth ?? []).toSorted((one, other) => one - other);
  return breakpoints
    .map((breakpoint) => {
      const from = breakpoint.minWidth ?? 0;
      const next = starts.find((start) => start > from);
      const open = next ? next - 1 : (largeScreens.find((width) => width > from) ?? from);
      return { breakpoint, viewport: breakpoint.maxWidth ?? open };
    })
    .toSorted((one, other) => other.viewport - one.viewport);
}

/**
 * CSS pixels an image takes in a viewport, or null for what is no width. One of fixed width shrinks with a narrower
 * viewport, as Webflow's stylesheet has it (`img { max-width: 100% }`).
 */
export function drawnIn({ unit, value }: DrawnWidth, viewport: number): number | null {
  const width = unit === 'vw' ? (value * viewport) / 100 : Math.min(value, viewport);
  return width > 0 && Number.isFinite(width) ? width : null;
}

/** The same width as a `sizes` attribute. Source: HTML, sizes attributes. */
export function sizesOf({ unit, value }: DrawnWidth): string {
  return unit === 'vw' ? `${value}vw` : `(max-width: ${value}px) 100vw, ${value}px`;
}
