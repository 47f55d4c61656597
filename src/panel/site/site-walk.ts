import { type ReadonlySignal, signal } from '@preact/signals-core';
import { createKeptPosition, keysOf, type Position } from '#panel/list/kept-position.ts';
import type { RowPlace } from '#panel/list/row-window.tsx';
import type { SiteDetails } from '#panel/site/site-details.ts';
import type { SiteRow } from '#panel/site/site-row.ts';

/** Opens the details of the list's assets, one after the other, and returns to the list. */
export interface SiteWalk {
  /** Null where no details are open, and once the asset is no longer on the site. */
  readonly position: ReadonlySignal<Position<SiteRow> | null>;
  /** The row that gets the focus back; a new object for each return. */
  readonly returnTo: ReadonlySignal<RowPlace | null>;
  /** Opens the details of a row, whose top is so many pixels below that of the window. */
  open(row: SiteRow, top: number): void;
  /** Opens the details of the row so many rows further on. */
  step(by: number): void;
  /** Shows the list, at the row whose details were open. */
  back(): void;
}

/** Creates the walk. */
export function createSiteWalk(
  rows: ReadonlySignal<readonly SiteRow[]>,
  shown: ReadonlySignal<readonly SiteRow[]>,
  details: Pick<SiteDetails, 'opened' | 'open' | 'close'>,
): SiteWalk {
  const returnTo = signal<RowPlace | null>(null);
  const { position, beside, hold } = createKeptPosition(rows, shown, details.opened);
  let top = 0;

  return {
    position,
    returnTo,
    open({ key }, from) {
      top = from;
      hold(keysOf(shown.value));
      details.open(key);
      window.scrollTo(0, 0);
    },
    step(by) {
      const row = beside(by);
      if (row) details.open(row.key);
    },
    back() {
      const { value: key } = details.opened;
      const at = position.value?.at ?? 0;
      details.close();
      returnTo.value = { key: key ?? '', at, top };
    },
  };
}
