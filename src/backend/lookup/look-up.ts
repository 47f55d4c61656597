import type { RunInBackground } from '../access/background-queue.ts';
import type { SessionSubject } from '../access/caller.ts';
import type { AssetCache } from '../assets/asset-cache.ts';
import type { MissingAssets } from '../assets/missing-assets.ts';
import type { ReadAsset } from '../assets/read-asset.ts';
import { ProblemError } from '../errors/problem-error.ts';
import { limits } from '../platform/limits.ts';
import { mapLimit } from '../platform/map-limit.ts';
import { largestPage } from '../webflow/asset-answer.ts';
import { isTransient, WebflowFailure } from '../webflow/failure.ts';
import { createEmitCached } from './emit-cached.ts';
import type { LookUpCaller } from './look-up-caller.ts';
import type { SharedListReads } from './shared-list-reads.ts';
import type { SiteTotals } from './site-totals.ts';
import type { WithWaits } from './with-waits.ts';

export interface LookUpDeps {
  readonly cache: AssetCache;
  readonly missing: Pick<MissingAssets, 'isKnown'>;
  readonly totals: SiteTotals;
  readonly listings: SharedListReads;
  readonly readAsset: ReadAsset;
  readonly runInBackground: RunInBackground;
  readonly withWaits: WithWaits;
}

/** One listing joined on its way is followed by one from the start at most. */
const mostListings = 2;

function isMissing(error: unknown): boolean {
  return error instanceof ProblemError && ['asset_not_found', 'bad_asset_id'].includes(error.code);
}

/** True where one answer cannot be read, which says nothing of the next. */
function isUnreadable(error: unknown): boolean {
  return error instanceof WebflowFailure && error.reason.kind === 'bad_answer';
}

/** Tells of an id that is still wanted: another way to it may have been faster. */
async function emitOnce(wanted: Set<string>, id: string, emit: () => Promise<void>): Promise<void> {
  if (wanted.delete(id)) await emit();
}

/**
 * Looks up assets of the session's site: what is in memory first; the rest by whichever takes fewer calls, pages of
 * List Assets or one Get Asset each. Both wait for their turn. An id that a list does not have is asked for by itself:
 * no document says that lists have every asset. Where Webflow is down, what is stored is emitted and marked stale. Resolves
 * when every id was emitted; throws ProblemError or WebflowFailure where the rest cannot be, an unreadable asset last.
 */
export function createLookUp(deps: LookUpDeps) {
  const { totals, listings, runInBackground, readAsset } = deps;
  const { emitFresh, emitLocal, emitStale } = createEmitCached(deps.cache);

  async function isListWorthReading(wanted: number, subject: SessionSubject): Promise<boolean> {
    const { entry } = await totals.get(subject.installationId, subject.siteId);
    if (listings.hasBegun(subject)) return true;
    return wanted > (entry ? Math.max(1, Math.ceil(entry.value.total / largestPage)) : limits.lookupSingles);
  }

  async function readLists(wanted: Set<string>, caller: LookUpCaller): Promise<void> {
    const { subject, log, signal } = caller;
    for (let joined = 0; joined < mostListings; joined++) {
      if (!(await isListWorthReading(wanted.size, subject))) return;
      const listing = listings.join(subject, log);
      try {
        // A page may have arrived since memory was looked through.
        await emitLocal(wanted, caller);
        while (wanted.size > 0 && (await listing.nextPage(wanted.size, signal)))
          await emitLocal(wanted, caller);
      } finally {
        listing.leave();
      }
      if (wanted.size === 0 || listing.isWhole) return;
    }
  }

  async function readOne(id: string, wanted: Set<string>, caller: LookUpCaller): Promise<void> {
    const { subject, emit } = caller;
    // A page may have brought it since.
    await emitLocal(wanted, caller);
    if (!wanted.has(id)) return;
    if (await deps.missing.isKnown(subject.installationId, id)) {
      await emitOnce(wanted, id, () => emit({ missing: [id] }));
      return;
    }
    try {
      const asset = await runInBackground(caller, (reservation) => readAsset(caller, id, { reservation }));
      await emitOnce(wanted, id, () => emit({ assets: [asset] }));
    } catch (error) {
      if (!isMissing(error)) throw error;
      await emitOnce(wanted, id, () => emit({ missing: [id] }));
    }
  }

  async function readSingles(wanted: Set<string>, caller: LookUpCaller): Promise<void> {
    let unreadable: unknown;
    await mapLimit(limits.backgroundAtOnce, [...wanted], async (id) => {
      try {
        await readOne(id, wanted, caller);
      } catch (error) {
        if (!isUnreadable(error)) throw error;
        unreadable = error;
      }
    });
    if (unreadable) throw unreadable;
  }

  return async function lookUp(ids: readonly string[], caller: LookUpCaller): Promise<void> {
    const wanted = new Set(ids);
    await emitFresh(wanted, caller);
    if (wanted.size === 0) return;
    try {
      await deps.withWaits(caller, async (stoppable) => {
        await readLists(wanted, stoppable);
        await readSingles(wanted, stoppable);
      });
    } catch (error) {
      if (!isTransient(error)) throw error;
      await emitStale(wanted, caller);
      if (wanted.size > 0) throw error;
    }
  };
}

export type LookUp = ReturnType<typeof createLookUp>;
