import type { UsePlace, UsesAnswer } from '#contract/uses.ts';
import type { Database } from '../database/database.ts';
import { limits } from '../platform/limits.ts';
import { parseBody } from './place.ts';
import { type Scope, scopeColumns } from './scope.ts';

/** Places that have changed after a revision, up to one. */
export type ChangedPlaces = Pick<UsesAnswer, 'places' | 'gone' | 'isWhole' | 'revision'>;

/**
 * Reads the places that changed after `from`, up to `to`, in the order of their change: about `limits.usesAnswerBytes` of them.
 * `revision` is that of the last, or `to` where they are all. Throws what the database throws.
 */
export async function readChangedPlaces(
  db: Database,
  scope: Scope,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<ChangedPlaces> {
  const places: UsePlace[] = [];
  const gone: string[] = [];
  let bytes = 0;
  let revision = from;
  while (bytes < limits.usesAnswerBytes) {
    const rows = await db
      .selectFrom('site_places')
      .select(['key', 'kind', 'thing_id', 'state', 'revision', 'body'])
      .where((eb) => eb.and(scopeColumns(scope)))
      .where('revision', '>', revision)
      .where('revision', '<=', to)
      .orderBy('revision')
      .limit(limits.usesAnswerPlaces)
      .execute();
    for (const { key, kind, thing_id: id, state, body, ...row } of rows) {
      if (bytes >= limits.usesAnswerBytes) return { places, gone, revision, isWhole: false };
      revision = row.revision;
      bytes += body.length;
      // A caller without places has none to remove.
      if (state === 'gone') gone.push(...(from > 0 ? [key] : []));
      else places.push({ key, kind, id, state, ...parseBody(body) });
    }
    if (rows.length < limits.usesAnswerPlaces) return { places, gone, revision: to, isWhole: true };
  }
  return { places, gone, revision, isWhole: false };
}
