import { createHash } from 'node:crypto';
import type { Asset, AssetDetails } from '#contract/asset.ts';
import { limits } from '#contract/limits.ts';
import { createInstallationCache, type InstallationCache } from '../cache/installation-cache.ts';

/** An asset's details as they are answered: the bytes and their validator are made once, when the asset is read. */
export interface CachedAsset {
  readonly siteId: string;
  readonly body: string;
  /** An entity tag, quotes included (RFC 9110 §8.8.3); it changes with the facts, not with the moment of reading. */
  readonly etag: string;
}

export type AssetCache = InstallationCache<CachedAsset>;

/** The answer for an asset read from Webflow at `now` (milliseconds since the epoch). */
export function toCachedAsset(asset: Asset, now: number): CachedAsset {
  const details: AssetDetails = { ...asset, fetchedAt: new Date(now).toISOString(), stale: false };
  const digest = createHash('sha256').update(JSON.stringify(asset)).digest('base64url');
  return { siteId: asset.siteId, body: JSON.stringify(details), etag: `"${digest.slice(0, 22)}"` };
}

/** A bounded cache in memory, by installation and asset id. */
export function createAssetCache(): AssetCache {
  return createInstallationCache<CachedAsset>({
    entries: limits.cacheEntries,
    bytes: limits.cacheBytes,
    freshFor: () => limits.assetFresh,
  });
}
