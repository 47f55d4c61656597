import { isEmpty, lacksAltText, type Row, weightOf } from '#panel/page/row.ts';

export const orders = ['page', 'weight', 'findings'] as const;
export type Order = (typeof orders)[number];

export const filters = ['all', 'noAlt', 'heavy'] as const;
export type Filter = (typeof filters)[number];

const ranks = { high: 100, medium: 10, low: 1 } as const;

/** Ranks a row: one important finding outweighs any number of notes. */
function urgencyOf({ findings }: Row): number {
  return findings.reduce((sum, { severity }) => Math.max(sum, ranks[severity]), 0) + findings.length / 100;
}

const passes: Readonly<Record<Filter, (row: Row) => boolean>> = {
  all: () => true,
  noAlt: lacksAltText,
  heavy: ({ findings }) => findings.some(({ id }) => id === 'heavy' || id === 'animatedGif'),
};

/** Returns the rows that pass a filter, in an order; equal rows keep the page's order. */
export function listed(rows: readonly Row[], filter: Filter, order: Order): Row[] {
  const shown = rows.filter(passes[filter]);
  if (order === 'weight') return shown.toSorted((one, other) => weightOf(other) - weightOf(one));
  if (order === 'findings') return shown.toSorted((one, other) => urgencyOf(other) - urgencyOf(one));
  return shown;
}

/** The totals of a page's images. Bytes unless the name says otherwise. */
export interface Totals {
  /** The number of different images, and of their usages. */
  readonly images: number;
  readonly places: number;
  readonly bytes: number;
  readonly withoutAlt: number;
  readonly heavy: number;
  /** An estimate of what WebP saves on the heavy ones, least and most. Sources: those of `savings`. */
  readonly saving: readonly [number, number];
}

/** Returns the totals of these rows. */
export function totalsOf(rows: readonly Row[]): Totals {
  const heavy = rows.filter(passes.heavy);
  const saved = (part: 0 | 1): number =>
    heavy
      .flatMap(({ findings }) => findings)
      .reduce((sum, finding) => sum + (finding.id === 'heavy' ? (finding.webp?.[part] ?? 0) : 0), 0);
  const places = rows.map(({ usages }) => usages.filter(({ usage }) => !isEmpty(usage)).length);
  return {
    images: places.filter((count) => count > 0).length,
    places: places.reduce((sum, count) => sum + count, 0),
    bytes: rows.reduce((sum, row) => sum + weightOf(row), 0),
    withoutAlt: rows.filter(lacksAltText).length,
    heavy: heavy.length,
    saving: [saved(0), saved(1)],
  };
}
