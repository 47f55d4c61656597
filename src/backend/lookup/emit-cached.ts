import { type AssetCache, type CachedAsset, toStaleAsset } from '../assets/asset-cache.ts';
import type { CacheEntry } from '../cache/installation-cache.ts';
import type { LookUpCaller } from './look-up-caller.ts';

/** Tells of wanted ids what is kept of them, and takes those from the set. */
type EmitCached = (wanted: Set<string>, caller: LookUpCaller) => Promise<void>;

function onlyFresh(kept: CacheEntry<CachedAsset>): CachedAsset | undefined {
  return kept.isFresh ? kept.value : undefined;
}

function markedStale(kept: CacheEntry<CachedAsset>): CachedAsset {
  return onlyFresh(kept) ?? toStaleAsset(kept.value);
}

async function tellFound(
  wanted: Set<string>,
  { subject, tell }: LookUpCaller,
  find: (id: string) => CacheEntry<CachedAsset> | undefined,
  accept: (kept: CacheEntry<CachedAsset>) => CachedAsset | undefined,
): Promise<void> {
  const assets: CachedAsset[] = [];
  const missing: string[] = [];
  for (const id of wanted) {
    const kept = find(id);
    const asset = kept && accept(kept);
    if (!asset) continue;
    wanted.delete(id);
    // One installation may cover several sites.
    if (asset.siteId === subject.siteId) assets.push(asset);
    else missing.push(id);
  }
  if (assets.length > 0) await tell({ assets });
  if (missing.length > 0) await tell({ missing });
}

/** The ways to tell what a cache has: fresh from anywhere, fresh from this process's memory, and marked stale. */
export function createEmitCached(
  cache: AssetCache,
): Record<'tellFresh' | 'tellNews' | 'tellStale', EmitCached> {
  async function lookAt(wanted: ReadonlySet<string>, { subject }: LookUpCaller) {
    const looks = [...wanted].map(async (id) => {
      const { kept } = await cache.look(subject.installationId, id);
      return [id, kept] as const;
    });
    const found = new Map(await Promise.all(looks));
    return (id: string) => found.get(id);
  }

  return {
    tellFresh: async (wanted, caller) => tellFound(wanted, caller, await lookAt(wanted, caller), onlyFresh),
    tellNews: (wanted, caller) =>
      tellFound(wanted, caller, (id) => cache.near(caller.subject.installationId, id), onlyFresh),
    tellStale: async (wanted, caller) => tellFound(wanted, caller, await lookAt(wanted, caller), markedStale),
  };
}
