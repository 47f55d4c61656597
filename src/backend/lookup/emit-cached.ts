import { type AssetCache, type CachedAsset, markedStale } from '../assets/asset-cache.ts';
import type { CacheEntry } from '../cache/installation-cache.ts';
import type { LookUpCaller } from './look-up-caller.ts';

/** Tells of wanted ids what is kept of them, and takes those from the set. */
type EmitCached = (wanted: Set<string>, caller: LookUpCaller) => Promise<void>;

function onlyFresh(entry: CacheEntry<CachedAsset>): CachedAsset | undefined {
  return entry.isFresh ? entry.value : undefined;
}

async function emitFound(
  wanted: Set<string>,
  { subject, emit }: LookUpCaller,
  find: (id: string) => CacheEntry<CachedAsset> | undefined,
  accept: (entry: CacheEntry<CachedAsset>) => CachedAsset | undefined,
): Promise<void> {
  const assets: CachedAsset[] = [];
  const missing: string[] = [];
  for (const id of wanted) {
    const entry = find(id);
    const asset = entry && accept(entry);
    if (!asset) continue;
    wanted.delete(id);
    // One installation may cover several sites.
    if (asset.siteId === subject.siteId) assets.push(asset);
    else missing.push(id);
  }
  if (assets.length > 0) await emit({ assets });
  if (missing.length > 0) await emit({ missing });
}

/** The ways to tell what a cache has: fresh from anywhere, fresh from this process's memory, and marked stale. */
export function createEmitCached(
  cache: AssetCache,
): Record<'emitFresh' | 'emitLocal' | 'emitStale', EmitCached> {
  async function lookAt(wanted: ReadonlySet<string>, { subject }: LookUpCaller) {
    const looks = [...wanted].map(async (id) => {
      const { entry } = await cache.get(subject.installationId, id);
      return [id, entry] as const;
    });
    const found = new Map(await Promise.all(looks));
    return (id: string) => found.get(id);
  }

  return {
    emitFresh: async (wanted, caller) => emitFound(wanted, caller, await lookAt(wanted, caller), onlyFresh),
    emitLocal: (wanted, caller) =>
      emitFound(wanted, caller, (id) => cache.getLocal(caller.subject.installationId, id), onlyFresh),
    emitStale: async (wanted, caller) => emitFound(wanted, caller, await lookAt(wanted, caller), markedStale),
  };
}
