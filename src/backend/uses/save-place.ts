import { limits } from '../platform/limits.ts';
import { goneRow, unreadRow } from './listed-things.ts';
import { type DuePlace, type PlaceChange, partOf } from './place.ts';
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

/** Creates the function that writes places of a site. `now` is milliseconds since the epoch. */
export function createSavePlace(places: Places, lease: Lease, now: () => number) {
  let left: { bytes: number; places: number } | undefined;

  async function room() {
    const { bytes, count } = await places.size(lease);
    return { bytes: limits.readingBytes - bytes, places: limits.readingPlaces - count };
  }

  /** The rows of a Collection's new parts, and of those that no longer exist. */
  async function partChanges(due: DuePlace, parts: number, most: number): Promise<PlaceChange[]> {
    if (due.kind !== 'collection') return [];
    const { thing_id: id, listed_stamp: stamp, body } = due;
    const rows = await places.partsOf(lease, id);
    const known = new Set(rows.flatMap(({ key, state }) => (state === 'gone' ? [] : [partOf(key)])));
    const fresh = Array.from({ length: parts }, (_, part) => part).filter((part) => !known.has(part));
    const gone = rows.filter(({ key, state }) => state !== 'gone' && partOf(key) >= parts);
    return [
      ...fresh
        .slice(0, Math.max(0, most))
        .map((part) => unreadRow('collection', { ...body, id, stamp }, part)),
      ...gone.map(goneRow),
    ];
  }

  /**
   * Writes a place, and which other parts its Collection has. `read` is null where the place could not be read; a body beyond
   * `limits.readingBytes` counts as that. Throws as `Places.save` does.
   */
  return async function savePlace(due: DuePlace, read: PlaceRead | null, calls: number): Promise<void> {
    left ??= await room();
    const whole = changeOf(due, read, calls, now());
    const isOver = whole.body.length > left.bytes;
    const own = isOver ? changeOf(due, null, calls, now()) : whole;
    const others = read ? await partChanges(due, read.parts, left.places) : [];
    await places.save(lease, [own, ...others], calls);
    left.bytes -= own.body.length;
    left.places -= others.filter(({ state }) => state === 'unread').length;
  };
}
