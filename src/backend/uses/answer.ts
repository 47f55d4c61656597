import type { UsesAnswer, UsesRequest } from '#contract/uses.ts';
import type { Database } from '../database/database.ts';
import { readChangedPlaces } from './changed-places.ts';
import { groupPlaces, progressOf, secondsLeft } from './progress.ts';
import type { Reading } from './readings.ts';
import type { Scope } from './scope.ts';

const nothing = { read: 0, failed: 0, of: null, isRefused: false };

const never: UsesAnswer = {
  state: 'none',
  reading: '',
  revision: 0,
  progress: { pages: nothing, components: nothing, collections: nothing },
  waitSeconds: null,
  secondsLeft: null,
  readAt: null,
  places: [],
  gone: [],
  isWhole: true,
};

/**
 * Returns how far a site has been read, and the places that have changed since `known`. `now` is milliseconds since the epoch.
 * Throws what the database throws.
 */
export async function answerUses(
  db: Database,
  scope: Scope,
  { reading, known, now }: { reading: Reading | undefined; known: UsesRequest['known']; now: number },
): Promise<UsesAnswer> {
  if (!reading) return never;
  const from = known?.reading === reading.reading ? Math.min(known.revision, reading.revision) : 0;
  const changed = await readChangedPlaces(db, scope, { from, to: reading.revision });
  const groups = await groupPlaces(db, scope);
  const isReading = reading.state === 'reading';
  const wait = Math.ceil((reading.waitUntil - now) / 1000);
  return {
    state: reading.state,
    reading: reading.reading,
    ...changed,
    progress: progressOf(groups, reading.lists),
    waitSeconds: isReading && wait > 0 ? wait : null,
    secondsLeft: isReading ? secondsLeft(reading, groups, now) : null,
    readAt: reading.readAt,
  };
}
