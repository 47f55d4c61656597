/** A breakpoint of a site: the least and greatest viewport width in CSS pixels, null where there is no limit. */
export interface Breakpoint {
  readonly id: string;
  readonly name: string;
  readonly minWidth: number | null;
  readonly maxWidth: number | null;
}

/** The four every site has. Source: Designer API, `getAllMediaQueries`; the CSS of 51 published sites, 2026. */
export const defaultBreakpoints: readonly Breakpoint[] = [
  { id: 'main', name: 'Desktop', minWidth: 992, maxWidth: null },
  { id: 'medium', name: 'Tablet', minWidth: null, maxWidth: 991 },
  { id: 'small', name: 'Mobile landscape', minWidth: null, maxWidth: 767 },
  { id: 'tiny', name: 'Mobile portrait', minWidth: null, maxWidth: 479 },
];

/**
 * Viewport widths for a breakpoint without an upper limit: the two most common widths of large screens. Source:
 * StatCounter.
 */
const largeScreens = [1920, 2560];

/**
 * Returns the viewport width that represents each breakpoint, widest first: its greatest width, because what is sharp
 * there is sharp in all of it. A breakpoint without an upper limit ends where the next begins, or at a common screen.
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
