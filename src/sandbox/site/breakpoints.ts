/**
 * The breakpoints of the site, in the order the cascade walks them. Source: Designer API, `getAllMediaQueries`; the
 * widths are those of the stylesheets of 51 published Webflow sites, 2026.
 */
export const breakpoints = [
  { id: 'main', name: 'Desktop', minWidth: 992, maxWidth: null, isBase: true },
  { id: 'medium', name: 'Tablet', minWidth: null, maxWidth: 991, isBase: false },
  { id: 'small', name: 'Mobile landscape', minWidth: null, maxWidth: 767, isBase: false },
  { id: 'tiny', name: 'Mobile portrait', minWidth: null, maxWidth: 479, isBase: false },
] as const;

/** One of the breakpoints the site has. */
export type SiteBreakpoint = (typeof breakpoints)[number]['id'];

/** How wide the canvas makes the page at each breakpoint, in CSS pixels. In Webflow a person drags its edge. */
export const pageWidths: Readonly<Record<SiteBreakpoint, number>> = {
  main: 1200,
  medium: 768,
  small: 568,
  tiny: 360,
};
