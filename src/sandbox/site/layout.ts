import type { SiteSection } from './canvas.ts';

/** The site's layout in CSS pixels; `share` is a fraction of the page width. */
const layout = {
  gap: 16,
  /** The horizontal padding of a section: a share of the page width between two bounds. */
  padding: { least: 20, share: 0.05, most: 56 },
  /** The maximum width of a section including its padding. */
  widest: 1200,
  /** The greatest page widths with the second and the third number of columns. */
  narrow: 767,
  narrowest: 479,
} as const;

const dense = 6;

/** The number of columns on wide pages, up to 767 px and up to 479 px. */
function columnsOf(columns: number): { wide: number; narrow: number; narrowest: number } {
  if (columns > dense) return { wide: columns, narrow: 5, narrowest: 4 };
  return { wide: columns, narrow: Math.min(2, columns), narrowest: columns > 3 ? 2 : 1 };
}

function paddingAt(pageWidth: number): number {
  const { least, share, most } = layout.padding;
  const padding = Math.min(most, Math.max(least, share * pageWidth));
  return Math.max(padding, (pageWidth - layout.widest) / 2 + most);
}

/** The width of one column in CSS pixels on a page of `pageWidth` CSS pixels. Ignores the layouts in page.css for single sections. */
export function columnWidth({ columns }: Pick<SiteSection, 'columns'>, pageWidth: number): number {
  const { wide, narrow, narrowest } = columnsOf(columns);
  const count = pageWidth > layout.narrow ? wide : pageWidth > layout.narrowest ? narrow : narrowest;
  return (pageWidth - 2 * paddingAt(pageWidth) - layout.gap * (count - 1)) / count;
}

/** The class names of a section, derived from its name, or from the number of its columns if there are more than 6. */
export function partClass({ name, columns }: Pick<SiteSection, 'name' | 'columns'>): string {
  return columns > dense ? 'part part-dense' : `part part-${name.toLowerCase().replaceAll(' ', '-')}`;
}

/** The layout as custom properties for page.css. */
export const layoutProperties = {
  '--gap': `${layout.gap}px`,
  '--padding-least': `${layout.padding.least}px`,
  '--padding-share': `${100 * layout.padding.share}cqi`,
  '--padding-most': `${layout.padding.most}px`,
  '--widest': `${layout.widest}px`,
} as const;

/** The numbers of columns of a section as custom properties for page.css. */
export function columnProperties(columns: number): Record<`--${string}`, number> {
  const { wide, narrow, narrowest } = columnsOf(columns);
  return { '--columns': wide, '--narrow-columns': narrow, '--narrowest-columns': narrowest };
}
