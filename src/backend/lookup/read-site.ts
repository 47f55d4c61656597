import { type AssetCache, type CachedAsset, markedStale } from '../assets/asset-cache.ts';
import type { CacheEntry } from '../cache/installation-cache.ts';
import { ProblemError } from '../errors/problem-error.ts';
import { largestPage } from '../webflow/asset-answer.ts';
import { isTransient } from '../webflow/failure.ts';
import type { LookUpCaller } from './look-up-caller.ts';
import type { SharedListReads } from './shared-list-reads.ts';
import type { SiteList, SiteLists } from './site-lists.ts';
import type { WithWaits } from './with-waits.ts';

export interface ReadSiteDeps {
  readonly cache: AssetCache;
  readonly listings: SharedListReads;
  readonly lists: SiteLists;
  readonly withWaits: WithWaits;
}

type Entry = CacheEntry<CachedAsset>;

/** A detail that the list has just brought is as new as the list, however long the list takes. */
const asRead = ({ value }: Entry): CachedAsset => value;

/** Emits a list's assets, each once. */
function createEmitSite(cache: AssetCache, { subject, emit }: LookUpCaller) {
  const { installationId, siteId } = subject;
  const emitted = new Set<string>();
  let lastTotal: number | undefined;

  async function look(id: string): Promise<readonly [string, Entry | undefined]> {
    return [id, cache.getLocal(installationId, id) ?? (await cache.get(installationId, id)).entry];
  }

  return {
    async total(total: number): Promise<void> {
      if (total === lastTotal) return;
      lastTotal = total;
      await emit({ total });
    },
    /** Returns how many of the assets are in no cache. */
    async assets(ids: readonly string[], toAnswer: (entry: Entry) => CachedAsset): Promise<number> {
      let absent = 0;
      for (let at = 0; at < ids.length; at += largestPage) {
        const some = ids.slice(at, at + largestPage).filter((id) => !emitted.has(id));
        const assets: CachedAsset[] = [];
        for (const [id, entry] of await Promise.all(some.map(look))) {
          if (!entry) {
            absent++;
            continue;
          }
          emitted.add(id);
          // What Webflow lists under another site than it was asked for is none of this session's business.
          if (entry.value.siteId === siteId) assets.push(toAnswer(entry));
        }
        if (assets.length > 0) await emit({ assets });
      }
      return absent;
    },
  };
}

const hasAll = ({ ids, total }: SiteList): boolean => ids.length >= total;

/**
 * Reads every asset of the session's site: from memory where its list was read a moment ago, else page by page of List Assets,
 * which all callers share, each page's assets emitted as they come and no asset twice. Calls wait for their turn. Where
 * Webflow is down, what is stored is emitted and marked stale. Returns whether these are all assets; throws ProblemError or
 * WebflowFailure where the rest can't be read.
 */
export function createReadSite({ cache, listings, lists, withWaits }: ReadSiteDeps) {
  type Emit = ReturnType<typeof createEmitSite>;

  async function readList({ subject, log, signal }: LookUpCaller, emit: Emit) {
    const listing = listings.join(subject, log);
    const { ids } = listing;
    let [done, absent] = [0, 0];
    const emitNew = async (): Promise<void> => {
      const total = listing.total();
      if (total !== undefined) await emit.total(total);
      const some = ids.slice(done);
      done += some.length;
      absent += await emit.assets(some, asRead);
    };
    try {
      await emitNew();
      while (await listing.nextPage(Number.POSITIVE_INFINITY, signal)) await emitNew();
      // Another caller may have read the last page in the meantime.
      await emitNew();
    } finally {
      listing.leave();
    }
    const total = listing.total();
    // Webflow lists nothing for this token.
    if (total === undefined) throw new ProblemError('bad_upstream');
    return { list: { ids: [...ids], total }, absent };
  }

  return async function readSite(caller: LookUpCaller): Promise<boolean> {
    const { installationId, siteId } = caller.subject;
    const emit = createEmitSite(cache, caller);

    async function emitKept(kept: SiteList, toAnswer: (entry: Entry) => CachedAsset): Promise<boolean> {
      await emit.total(kept.total);
      return (await emit.assets(kept.ids, toAnswer)) === 0;
    }

    const { entry, moment } = await lists.get(installationId, siteId);
    if (entry?.isFresh && (await emitKept(entry.value, asRead))) return hasAll(entry.value);
    try {
      const { list, absent } = await withWaits(caller, (stoppable) => readList(stoppable, emit));
      lists.set(installationId, siteId, list, moment);
      return hasAll(list) && absent === 0;
    } catch (error) {
      if (!isTransient(error) || !entry || !(await emitKept(entry.value, markedStale))) throw error;
      return hasAll(entry.value);
    }
  };
}

export type ReadSite = ReturnType<typeof createReadSite>;
