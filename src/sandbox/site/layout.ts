import type { SceneSection } from './scene-canvas.ts';

/** The numbers of the site's layout, in CSS pixels but for `share`, of the page's width. */
const layout = {
  /** Between two columns. */
  gap: 16,
  /** Beside a section: a share of the page, and never less or more. */
  padding: { least: 20, share: 0.05, most: 56 },
  /** How wide a page grows with its paddings. */
  widest: 1200,
  /** The widest page on which sections have their narrow columns, and the widest with the fewest. */
  narrow: 767,
  narrowest: 479,
} as const;

const dense = 6;

/** Columns of a section of so many: on wide pages, up to 767 px and up to 479 px. */
function columnsOf(columns: number): { wide: number; narrow: number; narrowest: number } {
  if (columns > dense) return { wide: columns, narrow: 5, narrowest: 4 };
  return { wide: columns, narrow: Math.min(2, columns), narrowest: columns > 3 ? 2 : 1 };
}

function paddingAt(pageWidth: number): number {
  const { least, share, most } = layout.padding;
  const padding = Math.min(most, Math.max(least, share * pageWidth));
  return Math.max(padding, (pageWidth - layout.widest) / 2 + most);
}

/** CSS pixels of one column of a section on a page of this width. Sections with a layout of their own differ. */
export function columnWidth({ columns }: Pick<SceneSection, 'columns'>, pageWidth: number): number {
  const { wide, narrow, narrowest } = columnsOf(columns);
  const count = pageWidth > layout.narrow ? wide : pageWidth > layout.narrowest ? narrow : narrowest;
  return (pageWidth - 2 * paddingAt(pageWidth) - layout.gap * (count - 1)) / count;
}

/** The class names of a section: what it looks like follows from its name, or from how many columns it has. */
export function partClass({ name, columns }: Pick<SceneSection, 'name' | 'columns'>): string {
  return columns > dense ? 'part part-dense' : `part part-${name.toLowerCase().replaceAll(' ', '-')}`;
}

/** The same numbers as custom properties of the page's stylesheet. */
export const layoutProperties = {
  '--gap': `${layout.gap}px`,
  '--padding-least': `${layout.padding.least}px`,
  '--padding-share': `${100 * layout.padding.share}cqi`,
  '--padding-most': `${layout.padding.most}px`,
  '--widest': `${layout.widest}px`,
} as const;

/** The columns of a section as custom properties of the page's stylesheet. */
export function columnProperties(columns: number): Record<`--${string}`, number> {
  const { wide, narrow, narrowest } = columnsOf(columns);
  return { '--columns': wide, '--narrow-columns': narrow, '--narrowest-columns': narrowest };
}
