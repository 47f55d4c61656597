import { isEmpty, lacksAltText, type Row, weightOf } from '#panel/page/row.ts';
import { type KnownBytes, totalLoads } from '#panel/page/row-loads.ts';
import type { Device } from '#rules/audit/device-loads.ts';

/** The totals of a page's images. */
export interface Totals {
  /** The number of different images, and of their usages. */
  readonly images: number;
  readonly places: number;
  readonly withoutAlt: number;
  /** What each device loads of them. */
  readonly loads: Readonly<Record<Device, KnownBytes>>;
  /** Bytes of the originals, as far as they are known. */
  readonly originals: number;
}

/** Returns the totals of these rows. */
export function totalsOf(rows: readonly Row[]): Totals {
  const places = rows.map(({ usages }) => usages.filter(({ usage }) => !isEmpty(usage)).length);
  return {
    images: places.filter((count) => count > 0).length,
    places: places.reduce((sum, count) => sum + count, 0),
    withoutAlt: rows.filter(lacksAltText).length,
    loads: { phone: totalLoads(rows, 'phone'), laptop: totalLoads(rows, 'laptop') },
    originals: rows.reduce((sum, row) => sum + weightOf(row), 0),
  };
}
