import * as v from 'valibot';
import { type PlaceKind, placeKinds } from '#contract/uses.ts';

/**
 * What the newest list of a kind has said: how many there are, that the scope is missing, or that it could not be read. A
 * kind without one has not been listed yet.
 */
const KindList = v.union([
  v.object({ of: v.number() }),
  v.object({ refused: v.literal(true) }),
  v.object({ failed: v.string() }),
]);
export type KindList = v.InferOutput<typeof KindList>;

const KindLists = v.partial(v.object(v.entriesFromList(placeKinds, KindList)));
export type KindLists = v.InferOutput<typeof KindLists>;

/** The lists as they are stored. */
export function parseLists(text: string): KindLists {
  return v.parse(KindLists, JSON.parse(text));
}

/** The stored lists with the newest list of a kind. */
export function withList(text: string, kind: PlaceKind, list: KindList): string {
  return JSON.stringify({ ...parseLists(text), [kind]: list } satisfies KindLists);
}
