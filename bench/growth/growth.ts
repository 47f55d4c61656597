import { type Benchmark, joined } from '../benchmark.ts';
import { growthOfCachedAssets } from './cached-assets.ts';
import { growthOfImages } from './images.ts';
import { growthOfSites } from './sites.ts';

/** How time and memory grow with cached assets, with sites, and with the images of a page. */
export const growth: Benchmark = async (folder) =>
  joined([await growthOfCachedAssets(folder), await growthOfSites(folder), await growthOfImages(folder)]);
