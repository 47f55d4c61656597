import * as v from 'valibot';
import { type PlaceKind, UsePlace } from '#contract/uses.ts';
import type { Schema } from '../database/schema.ts';

/** What is kept of a place: names and ids, and no content. */
export const PlaceBody = v.pick(UsePlace, ['name', 'status', 'assets', 'components', 'items']);
export type PlaceBody = v.InferOutput<typeof PlaceBody>;

/** The body of a place that has not been read. */
export function emptyBody({ name, status }: Pick<PlaceBody, 'name' | 'status'>): PlaceBody {
  return { name, status, assets: [], components: [], items: [] };
}

/** The key of a page, a component, or one hundred of a Collection's items. Those of each Collection's first hundred sort first. */
export function keyOf(kind: PlaceKind, id: string, part = 0): string {
  return kind === 'collection' ? `${kind}:${String(part).padStart(4, '0')}:${id}` : `${kind}:${id}`;
}

/** Which hundred of its Collection's items a key is of. */
export function partOf(key: string): number {
  return Number(key.split(':')[1]);
}

export type PlaceRow = Schema['site_places'];

/** A row as it is written. The scope and the revision are added by the write. */
export type PlaceChange = Omit<PlaceRow, 'installation_id' | 'site_id' | 'revision'>;

/** Which place a row is of, and the calls that the last read of it took. */
export type PlaceIdentity = Pick<PlaceRow, 'key' | 'kind' | 'thing_id' | 'calls'>;

/** A place that has to be read. */
export type DuePlace = Pick<PlaceRow, 'key' | 'kind' | 'thing_id' | 'listed_stamp' | 'state'> & {
  readonly body: PlaceBody;
};

/** The body as it is stored. */
export function parseBody(text: string): PlaceBody {
  return v.parse(PlaceBody, JSON.parse(text));
}
