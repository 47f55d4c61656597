import { limits } from '../platform/limits.ts';
import { longestList } from '../webflow/site-reader.ts';
import { goneRow, unreadRow } from './listed-things.ts';
import { type DuePlace, type PlaceChange, partOf } from './place.ts';
import type { PlacePart } from './places.ts';

/** What a Collection's number of items says of its parts. */
export interface PartChanges {
  /** The rows of new parts, and of those that no longer exist, without the part that was read. */
  readonly others: readonly PlaceChange[];
  /** True where the part that was read no longer exists. */
  readonly isGone: boolean;
  /** True where there is no room for all new parts. */
  readonly isCut: boolean;
}

/** Compares the parts of a Collection with its `total` of items; there is room for so many new parts. */
export function partChanges(
  due: DuePlace,
  known: readonly PlacePart[],
  { total, room }: { readonly total: number; readonly room: number },
): PartChanges {
  const { key: own, thing_id: id, listed_stamp: stamp, body } = due;
  const count = Math.max(1, Math.ceil(total / longestList));
  const present = known.filter(({ state }) => state !== 'gone');
  const numbers = new Set(present.map(({ key }) => partOf(key)));
  const most = Math.min(count, limits.readingPlaces + 1);
  const missing = Array.from({ length: most }, (_, part) => part).filter((part) => !numbers.has(part));
  const fresh = missing.slice(0, Math.max(0, room));
  const gone = present.filter(({ key }) => key !== own && partOf(key) >= count);
  return {
    others: [
      ...fresh.map((part) => unreadRow('collection', { ...body, id, stamp }, part)),
      ...gone.map(goneRow),
    ],
    isGone: partOf(own) >= count,
    isCut: fresh.length < missing.length,
  };
}
