import type { PlaceKind } from '#contract/uses.ts';
import { limits } from '../platform/limits.ts';
import {
  emptyBody,
  keyOf,
  type PlaceBody,
  type PlaceChange,
  type PlaceIdentity,
  type PlaceRow,
  parseBody,
} from './place.ts';

/** An entry of a list: a page, a component or a Collection. `stamp` is its `lastUpdated`, null where Webflow gives none. */
export interface ListedThing extends Pick<PlaceBody, 'name' | 'status'> {
  readonly id: string;
  readonly stamp: string | null;
}

/**
 * Kinds whose `lastUpdated` says all: that of a Collection may be of its fields alone (UNCONFIRMED:
 * `collectionDateFollowsItems`), and components have none.
 */
const datedKinds: ReadonlySet<PlaceKind> = new Set(['page']);

function hasToBeRead(row: PlaceRow, kind: PlaceKind, stamp: string | null, now: number): boolean {
  if (row.is_due === 1 || row.state !== 'read' || row.stamp !== stamp) return true;
  if (stamp !== null && datedKinds.has(kind)) return false;
  return row.read_at === null || now - Date.parse(row.read_at) >= limits.undatedFreshMs;
}

/** The row as the list has it, or undefined where that changes nothing. */
function listedAgain(row: PlaceRow, thing: ListedThing, isDue: boolean): PlaceChange | undefined {
  const isBack = row.state === 'gone';
  const is_due = Number(isDue);
  const { name, status } = thing;
  const body = JSON.stringify({ ...(isBack ? emptyBody(thing) : parseBody(row.body)), name, status });
  const isSame = body === row.body && is_due === row.is_due && thing.stamp === row.listed_stamp;
  if (isSame && !isBack) return undefined;
  return { ...row, state: isBack ? 'unread' : row.state, is_due, body, listed_stamp: thing.stamp };
}

/** The row of a place that has not been read; `part` is which hundred of a Collection's items. */
export function unreadRow(kind: PlaceKind, thing: ListedThing, part = 0): PlaceChange {
  return {
    key: keyOf(kind, thing.id, part),
    kind,
    thing_id: thing.id,
    state: 'unread',
    is_due: 1,
    body: JSON.stringify(emptyBody(thing)),
    listed_stamp: thing.stamp,
    stamp: null,
    read_at: null,
    calls: 0,
  };
}

/** The row of what no longer exists. */
export function goneRow(row: PlaceIdentity): PlaceChange {
  const body = JSON.stringify(emptyBody({ name: null, status: null }));
  return { ...row, state: 'gone', is_due: 0, body, listed_stamp: null, stamp: null, read_at: null };
}

/** What a whole list of a kind changes in its rows: new things, of which there is `room` for so many, changed and gone ones. */
export function compareWithList(
  kind: PlaceKind,
  things: readonly ListedThing[],
  rows: readonly PlaceRow[],
  { room, now }: { readonly room: number; readonly now: number },
): PlaceChange[] {
  const known = Map.groupBy(rows, ({ thing_id }) => thing_id);
  const listed = new Set(things.map(({ id }) => id));
  const fresh = things.filter(({ id }) => !known.has(id)).slice(0, Math.max(0, room));
  const gone = rows.filter(({ thing_id, state }) => !listed.has(thing_id) && state !== 'gone');
  const again = things.flatMap((thing) => {
    const all = known.get(thing.id) ?? [];
    // Of a Collection that is back, the first part says how many there are.
    const parts = all.filter(({ key, state }) => state !== 'gone' || key === keyOf(kind, thing.id));
    // Items move from one part to another.
    const isDue = parts.some((row) => hasToBeRead(row, kind, thing.stamp, now));
    return parts.flatMap((row) => listedAgain(row, thing, isDue) ?? []);
  });
  return [...fresh.map((thing) => unreadRow(kind, thing)), ...again, ...gone.map(goneRow)];
}
