import { hash } from 'node:crypto';
import * as v from 'valibot';
import { type Asset, AssetDetails } from '#contract/asset.ts';
import { WebflowId } from '#contract/ids.ts';
import { contractLimits } from '#contract/limits.ts';
import type { CreateCache } from '../cache/create-cache.ts';
import type { CacheEntry, InstallationCache } from '../cache/installation-cache.ts';
import { limits } from '../platform/limits.ts';
import { oneByteJson } from './latin1-json.ts';

const freshEnd = '"stale":false}';
const staleEnd = '"stale":true}';

function areDetails(body: string): boolean {
  try {
    return v.is(AssetDetails, JSON.parse(body));
  } catch {
    return false;
  }
}

/** An asset's details as they are answered: the bytes and their validator are made once, when the asset is read. */
const CachedAsset = v.object({
  siteId: WebflowId,
  /** `AssetDetails` as JSON, its last member `stale`. */
  body: v.pipe(v.string(), v.endsWith(freshEnd), v.check(areDetails)),
  /**
   * An entity tag, quotes included (RFC 9110 §8.8.3); it changes with the facts, not with the moment of reading. Null
   * where the facts are stale, which the tag would not tell.
   */
  etag: v.nullable(v.string()),
});
export type CachedAsset = v.InferOutput<typeof CachedAsset>;

export type AssetCache = InstallationCache<CachedAsset>;

/** The answer for an asset read from Webflow at `now` (milliseconds since the epoch). */
export function toCachedAsset(asset: Asset, now: number): CachedAsset {
  const details: AssetDetails = { ...asset, fetchedAt: new Date(now).toISOString(), stale: false };
  const body = oneByteJson(JSON.stringify(details));
  const digest = hash('sha256', JSON.stringify(asset), 'base64url');
  return { siteId: asset.siteId, body, etag: `"${digest.slice(0, 22)}"` };
}

/** The same answer for a moment at which it is stale. */
export function toStaleAsset({ siteId, body }: CachedAsset): CachedAsset {
  return { siteId, body: body.slice(0, -freshEnd.length) + staleEnd, etag: null };
}

/** What a cache entry answers: the value, marked as stale where it is no longer fresh. */
export function markedStale({ value, isFresh }: CacheEntry<CachedAsset>): CachedAsset {
  return isFresh ? value : toStaleAsset(value);
}

/** A bounded cache, by installation and asset id. */
export function createAssetCache(createCache: CreateCache): AssetCache {
  return createCache<CachedAsset>({
    name: 'assets',
    entries: limits.cacheEntries,
    bytes: limits.cacheBytes,
    isText: true,
    freshFor: () => contractLimits.assetFreshMs,
    keptFor: limits.assetKeptMs,
    schema: CachedAsset,
  });
}
