import { createAssetCache } from './assets/asset-cache.ts';
import { createMissingCache } from './assets/missing-assets.ts';
import type { CreateCache } from './cache/create-cache.ts';
import { createLocaleCaches } from './locales/locale-caches.ts';
import { createSiteLists } from './lookup/site-lists.ts';
import { createSiteTotals } from './lookup/site-totals.ts';
import { createHashCache, createMeasurementCache } from './measurements/measurement-cache.ts';
import { createWeighingCache } from './weighing/weighing-cache.ts';

/** Creates all caches of what Webflow and its file hosts answer, and of what is made of that, by name. Each has entries by installation. */
export function createCaches(createCache: CreateCache) {
  return {
    assets: createAssetCache(createCache),
    missing: createMissingCache(createCache),
    measurements: createMeasurementCache(createCache),
    hashes: createHashCache(createCache),
    weighings: createWeighingCache(createCache),
    totals: createSiteTotals(createCache),
    lists: createSiteLists(createCache),
    ...createLocaleCaches(createCache),
  };
}
