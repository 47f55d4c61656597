import { type KindProgress, type PlaceKind, placeKinds, type UsesAnswer } from '#contract/uses.ts';
import type { Database } from '../database/database.ts';
import { limits } from '../platform/limits.ts';
import { usualLimit } from '../webflow/rate-budget.ts';
import type { KindLists } from './kind-lists.ts';
import type { Reading } from './readings.ts';
import { type Scope, scopeColumns } from './scope.ts';

/** Places in one state, of a kind or of one Collection. `calls` are those that reading them took, 0 where never read. */
export interface PlaceGroup {
  readonly kind: PlaceKind;
  /** The Collection's id; empty for other kinds. */
  readonly thing: string;
  readonly state: string;
  readonly is_due: number;
  readonly count: number;
  readonly calls: number;
}

/** The places of a site in groups. Throws what the database throws. */
export async function groupPlaces(db: Database, scope: Scope): Promise<PlaceGroup[]> {
  const rows = await db
    .selectFrom((from) =>
      from
        .selectFrom('site_places')
        .select(({ eb }) => [
          'kind',
          'state',
          'is_due',
          'calls',
          eb.case().when('kind', '=', 'collection').then(eb.ref('thing_id')).else('').end().as('thing'),
        ])
        .where((eb) => eb.and(scopeColumns(scope)))
        .where('state', '!=', 'gone')
        .as('places'),
    )
    .select(({ fn }) => [
      'kind',
      'thing',
      'state',
      'is_due',
      fn.countAll().as('count'),
      fn.sum('calls').as('calls'),
    ])
    .groupBy(['kind', 'thing', 'state', 'is_due'])
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count), calls: Number(row.calls) }));
}

function countOf(groups: readonly PlaceGroup[], isOfIt: (group: PlaceGroup) => boolean): number {
  return groups.reduce((sum, group) => sum + (isOfIt(group) ? group.count : 0), 0);
}

function kindProgress(kind: PlaceKind, groups: readonly PlaceGroup[], lists: KindLists): KindProgress {
  const own = groups.filter((group) => group.kind === kind);
  const list = lists[kind];
  const base = {
    of: list && 'of' in list ? list.of : null,
    isRefused: list !== undefined && 'refused' in list,
  };
  if (kind !== 'collection') {
    const read = countOf(own, ({ state, is_due }) => state === 'read' && is_due === 0);
    const failed = countOf(own, ({ state, is_due }) => state === 'failed' && is_due === 0);
    return { ...base, read, failed };
  }
  // A Collection is read when all its parts are.
  const over = [...Map.groupBy(own, ({ thing }) => thing).values()].filter((parts) =>
    parts.every(({ is_due }) => is_due === 0),
  );
  const failed = over.filter((parts) => parts.some(({ state }) => state === 'failed')).length;
  return { ...base, read: over.length - failed, failed };
}

/** How far places of each kind have been read. */
export function progressOf(groups: readonly PlaceGroup[], lists: KindLists): UsesAnswer['progress'] {
  return {
    pages: kindProgress('page', groups, lists),
    components: kindProgress('component', groups, lists),
    collections: kindProgress('collection', groups, lists),
  };
}

/** The calls that are left: as many for each place as it took before, or as others of its kind took. */
function callsLeft(groups: readonly PlaceGroup[], lists: KindLists): number {
  return placeKinds.reduce((sum, kind) => {
    const list = lists[kind];
    if (list && !('of' in list)) return sum;
    const own = groups.filter((group) => group.kind === kind);
    const read = countOf(own, ({ calls }) => calls > 0);
    const usual = own.reduce((all, { calls }) => all + calls, 0) / Math.max(1, read);
    const due = countOf(own, ({ is_due }) => is_due === 1);
    return sum + due * Math.max(1, usual);
  }, 0);
}

const minute = 60;

/** The calls that a job may make in a minute beside those of people, where Webflow allows as many as usual. Source: `shares`. */
const perMinute = Math.floor(usualLimit * (1 - limits.interactiveShare) * 0.8);

/**
 * An estimate of the seconds that are left: at the pace of this run, or at that of the rate limit where the calls are more than
 * fit into a minute and no minute has shown the pace. Null before a call was made or while lists are read. `now` is milliseconds since the epoch.
 */
export function secondsLeft(
  { calls, runSince, lists, waitUntil }: Pick<Reading, 'calls' | 'runSince' | 'lists' | 'waitUntil'>,
  groups: readonly PlaceGroup[],
  now: number,
): number | null {
  if (calls === 0 || placeKinds.some((kind) => lists[kind] === undefined)) return null;
  const left = callsLeft(groups, lists);
  const own = Math.max(0, now - runSince) / 1000 / calls;
  const isPaced = left + calls > perMinute;
  const hasShown = calls >= 2 * perMinute;
  const wait = Math.max(0, waitUntil - now) / 1000;
  // The first minute's calls come at once, and then none: neither says how fast the rest will be.
  if (isPaced && !hasShown) return Math.ceil((left * minute) / perMinute + wait);
  return Math.ceil(Math.max(left * own, wait));
}
