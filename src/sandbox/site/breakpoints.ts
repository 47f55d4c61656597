/**
 * The breakpoints of the site in cascade order, widths in CSS pixels. Source: Designer API, `getAllMediaQueries`; the
 * widths are those in the stylesheets of 51 published Webflow sites, 2026.
 */
export const breakpoints = [
  { id: 'main', name: 'Desktop', minWidth: 992, maxWidth: null, isBase: true },
  { id: 'medium', name: 'Tablet', minWidth: null, maxWidth: 991, isBase: false },
  { id: 'small', name: 'Mobile landscape', minWidth: null, maxWidth: 767, isBase: false },
  { id: 'tiny', name: 'Mobile portrait', minWidth: null, maxWidth: 479, isBase: false },
] as const;

/** The id of a breakpoint of the site. */
export type SiteBreakpoint = (typeof breakpoints)[number]['id'];

/** The width of the page on the canvas at each breakpoint, in CSS pixels. In Webflow the user can drag its edge. */
export const pageWidths: Readonly<Record<SiteBreakpoint, number>> = {
  main: 1200,
  medium: 768,
  small: 568,
  tiny: 360,
};
