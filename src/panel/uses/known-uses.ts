import type { UsePlace } from '#contract/uses.ts';
import type { UsesResponse } from '#panel/backend-calls/read-uses.ts';

/** What the backend has returned so far, without the places. */
export type UsesState = Omit<UsesResponse, 'places' | 'gone'>;

/** The last state, and all places by key. */
export interface KnownUses {
  readonly state: UsesState | null;
  readonly places: ReadonlyMap<string, UsePlace>;
}

/** What is known before the first response. */
export const nothingKnown: KnownUses = { state: null, places: new Map() };

/** Returns what is known after a response: places of another reading replace all, those of the same one are merged. */
export function addAnswer(known: KnownUses, { places, gone, ...state }: UsesResponse): KnownUses {
  const isSame = known.state?.reading === state.reading;
  // Equal places stay the same map, so that nothing is computed again.
  const isEqual = isSame ? gone.length === 0 : known.places.size === 0;
  if (isEqual && places.length === 0) return { state, places: known.places };
  const merged = new Map(isSame ? known.places : []);
  for (const key of gone) merged.delete(key);
  for (const place of places) merged.set(place.key, place);
  return { state, places: merged };
}
