import { archive } from './archive.ts';
import type { AssetFixture } from './asset-fixture.ts';
import { catalog } from './catalog.ts';
import { type Library, webflowCdnOrigin } from './library.ts';
import { siteFiles } from './site-files.ts';
import { sitePhotos } from './site-photos.ts';
import { unpaintedLibrary } from './unpainted-library.ts';

/** The images of all sites: 397 of the open site and 2 of the others. */
export const siteImages: readonly AssetFixture[] = [...catalog, ...archive, ...sitePhotos];

/** The assets of all sites, 412 of them of the open site, with files that are not rendered. */
export function siteLibrary(cdnOrigin = webflowCdnOrigin): Library {
  return unpaintedLibrary(cdnOrigin, siteImages, siteFiles);
}
