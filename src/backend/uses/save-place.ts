import { limits } from '../platform/limits.ts';
import { goneRow } from './listed-things.ts';
import { createHaveItemsMoved } from './moved-items.ts';
import { type PartChanges, partChanges } from './part-changes.ts';
import type { DuePlace, PlaceChange } from './place.ts';
import type { Places } from './places.ts';
import type { PlaceRead } from './read-place.ts';
import type { Lease } from './scope.ts';

/** The row of a place after a read. Without `read`, the body stays and the place has failed. */
function changeOf(due: DuePlace, read: PlaceRead | null, calls: number, now: number): PlaceChange {
  const { body, ...row } = due;
  const found = read ? { assets: read.assets, components: read.components, items: read.items } : {};
  return {
    ...row,
    state: read?.isWhole ? 'read' : 'failed',
    is_due: 0,
    body: JSON.stringify({ ...body, ...found }),
    stamp: due.listed_stamp,
    read_at: new Date(now).toISOString(),
    calls,
  };
}

type WrittenTo = Pick<Places, 'size' | 'partsOf' | 'readAgain' | 'save'>;

const noParts: PartChanges = { others: [], isGone: false, isCut: false };

/** Creates the function that writes places of a site. `now` is milliseconds since the epoch. */
export function createSavePlace(places: WrittenTo, lease: Lease, now: () => number) {
  let left: { bytes: number; places: number } | undefined;
  const haveItemsMoved = createHaveItemsMoved(places, lease);

  async function room() {
    const { bytes, count } = await places.size(lease);
    return { bytes: limits.readingBytes - bytes, places: limits.readingPlaces - count };
  }

  /** What a read says of the parts of a Collection, and the read, which is not whole where parts are missing or have moved. */
  async function compareParts(due: DuePlace, read: PlaceRead | null, most: number) {
    if (!read || due.kind !== 'collection') return { parts: noParts, read };
    const { total } = read;
    const hasMoved = await haveItemsMoved(due.thing_id, total);
    const known = await places.partsOf(lease, due.thing_id);
    const parts = partChanges(due, known, { total, room: most });
    return { parts, read: { ...read, isWhole: read.isWhole && !parts.isCut && !hasMoved } };
  }

  /**
   * Writes a place, and which other parts its Collection has. `found` is null where the place could not be read; a body beyond
   * `limits.readingBytes` counts as that. A part that no longer exists is gone; one whose Collection has no room for all its
   * parts, or has changed more than once, has failed. Throws as `Places.save` does.
   */
  return async function savePlace(due: DuePlace, found: PlaceRead | null, calls: number): Promise<void> {
    left ??= await room();
    const { parts, read } = await compareParts(due, found, left.places);
    const before = JSON.stringify(due.body).length;
    const isGone = parts.isGone && read?.isWhole;
    const whole = isGone ? goneRow({ ...due, calls }) : changeOf(due, read, calls, now());
    const isOver = whole.body.length - before > Math.max(0, left.bytes);
    const own = isOver ? changeOf(due, null, calls, now()) : whole;
    await places.save(lease, [own, ...parts.others], calls);
    left.bytes -= own.body.length - before;
    left.places -= parts.others.filter(({ state }) => state === 'unread').length;
  };
}
