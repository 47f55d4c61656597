import { createHash } from 'node:crypto';
import { BentoCache, bentostore } from 'bentocache';
import { memoryDriver } from 'bentocache/drivers/memory';
import type { Asset, AssetDetails } from '#contract/asset.ts';
import { limits } from '#contract/limits.ts';

/** An asset's details as they are answered: the bytes and their validator are made once, when the asset is read. */
export interface CachedAsset {
  readonly siteId: string;
  readonly body: string;
  /** An entity tag, quotes included (RFC 9110 §8.8.3); it changes with the facts, not with the moment of reading. */
  readonly etag: string;
}

export interface AssetCache {
  get(installationId: string, assetId: string): Promise<CachedAsset | undefined>;
  set(installationId: string, assetId: string, asset: CachedAsset): Promise<void>;
  /** Drops all that is kept for one installation. */
  drop(installationId: string): Promise<void>;
}

/** The answer for an asset read from Webflow at `now` (milliseconds since the epoch). */
export function toCachedAsset(asset: Asset, now: number): CachedAsset {
  const details: AssetDetails = { ...asset, fetchedAt: new Date(now).toISOString(), stale: false };
  const digest = createHash('sha256').update(JSON.stringify(asset)).digest('base64url');
  return { siteId: asset.siteId, body: JSON.stringify(details), etag: `"${digest.slice(0, 22)}"` };
}

/** A bounded cache in memory. Every key starts with the installation, so tenants cannot meet in it. */
export function createAssetCache(): AssetCache {
  const bento = new BentoCache({
    default: 'assets',
    stores: {
      assets: bentostore().useL1Layer(
        memoryDriver({ maxItems: limits.cacheEntries, maxSize: limits.cacheBytes }),
      ),
    },
  });
  const of = (installationId: string) => bento.namespace(installationId);
  return {
    get: (installationId, assetId) => of(installationId).get<CachedAsset>({ key: assetId }),
    async set(installationId, assetId, value) {
      await of(installationId).set({ key: assetId, value, ttl: limits.assetFresh });
    },
    drop: (installationId) => of(installationId).clear(),
  };
}
