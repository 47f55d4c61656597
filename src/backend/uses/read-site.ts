import { type PlaceKind, placeKinds } from '#contract/uses.ts';
import { ProblemError } from '../errors/problem-error.ts';
import { toProblemError } from '../errors/to-problem-error.ts';
import { limits } from '../platform/limits.ts';
import type { Log } from '../platform/log.ts';
import { isTransient, WebflowFailure } from '../webflow/failure.ts';
import type { KindLists } from './kind-lists.ts';
import { listThings } from './list-things.ts';
import { ForbiddenError, type PacedCall } from './paced-call.ts';
import type { DuePlace } from './place.ts';
import type { Places } from './places.ts';
import { createReadPlace, type PlaceRead, type ReadPlaceDeps } from './read-place.ts';
import type { Readings } from './readings.ts';
import { createSavePlace } from './save-place.ts';
import type { Lease } from './scope.ts';

export interface ReadSiteDeps extends ReadPlaceDeps {
  readonly readings: Readings;
  readonly places: Places;
  readonly createCall: (lease: Lease, log: Log, signal: AbortSignal) => PacedCall;
  readonly connectUrl: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Thrown where Webflow is down, which ends the reading early. */
class WebflowDownError extends Error {
  override readonly name = 'WebflowDownError';
}

/** True for an error of one call, after which other calls may succeed. */
function isOfOneCall(error: unknown): boolean {
  if (error instanceof ProblemError) return error.code === 'asset_not_found';
  return error instanceof WebflowFailure || (error instanceof ForbiddenError && !error.isScope);
}

const isMissingScope = (error: unknown): boolean => error instanceof ForbiddenError && error.isScope;

/**
 * Reads where a site's assets are used: lists what there is, then reads what is new or has changed, and writes each place as soon as
 * it has been read. A place that can't be read has failed, and the others are read all the same. Throws LeaseLostError,
 * `not_connected`, and what the database throws.
 */
export function createReadSite({ readings, places, createCall, connectUrl, now, ...deps }: ReadSiteDeps) {
  return async function readSite(lease: Lease, log: Log, signal: AbortSignal): Promise<void> {
    let calls = 0;
    const paced = createCall(lease, log, signal);
    const call: PacedCall = (work) =>
      paced((by) => {
        calls++;
        return work(by);
      });
    const readPlace = createReadPlace(deps, lease.siteId, call);
    const savePlace = createSavePlace(places, lease, now);
    const refused = new Set<PlaceKind>();
    let failuresInARow = 0;

    function takeCalls(): number {
      const made = calls;
      calls = 0;
      return made;
    }

    async function refuse(kind: PlaceKind): Promise<void> {
      refused.add(kind);
      await readings.noteList(lease, kind, { refused: true }, takeCalls());
    }

    async function list(kind: PlaceKind): Promise<void> {
      try {
        const { things, of } = await listThings(kind, lease.siteId, { reader: deps.reader, call });
        await places.putList(lease, kind, things, of, takeCalls());
      } catch (error) {
        if (signal.aborted) throw error;
        const isRefused =
          error instanceof ForbiddenError || (error instanceof ProblemError && isOfOneCall(error));
        if (isRefused) await refuse(kind);
        else if (error instanceof WebflowFailure) {
          const { code } = toProblemError(error, connectUrl);
          await readings.noteList(lease, kind, { failed: code }, takeCalls());
        } else throw error;
      }
    }

    async function tryToRead(due: DuePlace): Promise<PlaceRead | null> {
      try {
        const read = await readPlace(due);
        failuresInARow = 0;
        return read;
      } catch (error) {
        if (signal.aborted || !isOfOneCall(error)) throw error;
        failuresInARow = isTransient(error) ? failuresInARow + 1 : 0;
        if (failuresInARow >= limits.readingFailures) throw new WebflowDownError();
        log.info({ event: 'place_not_read', err: error, kind: due.kind }, 'a place could not be read');
        return null;
      }
    }

    async function readKind(kind: PlaceKind): Promise<void> {
      let after = '';
      for (;;) {
        // Parts of a Collection that changed on the way are due again.
        const due = (await places.nextDue(lease, kind, after)) ?? (await places.nextDue(lease, kind, ''));
        if (!due) return;
        after = due.key;
        try {
          await savePlace(due, await tryToRead(due), takeCalls());
        } catch (error) {
          if (signal.aborted || !isMissingScope(error)) throw error;
          return refuse(kind);
        }
      }
    }

    async function listsNow(): Promise<KindLists> {
      return (await readings.find(lease))?.lists ?? {};
    }

    const known = await listsNow();
    for (const kind of placeKinds) if (!known[kind]) await list(kind);
    try {
      for (const kind of placeKinds) {
        const isListed = 'of' in ((await listsNow())[kind] ?? {});
        if (isListed) await readKind(kind);
      }
    } catch (error) {
      if (!(error instanceof WebflowDownError)) throw error;
      return readings.end(lease, 'stopped', 'webflow_unavailable');
    }
    const lists = Object.values(await listsNow());
    const failed = lists.flatMap((one) => (one && 'failed' in one ? [one.failed] : []));
    const isAllRefused = lists.every((one) => one && 'refused' in one);
    const [code] = failed;
    if (code !== undefined) await readings.end(lease, 'stopped', code);
    else await readings.end(lease, isAllRefused ? 'stopped' : 'done', null);
  };
}

export type ReadSite = ReturnType<typeof createReadSite>;
