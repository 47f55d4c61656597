import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import type { StoredAsset } from '#sandbox/world/asset.ts';
import { catalog } from './catalog.ts';
import { describeAsset } from './describe.ts';
import type { Recipe } from './recipe.ts';

/** A file as the CDN sends it, or what it sends in its place. */
export interface CdnFile {
  /** 200 unless given. */
  status?: 403;
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** The assets of all sites and the bytes behind them. */
export interface Library {
  assets: readonly StoredAsset[];
  /** The file at a CDN path (escaped as in a URL), or undefined where there is none. */
  readFile(path: string): Promise<CdnFile | undefined>;
  /** Bytes of the picture that was made for a CDN path, whatever the CDN answers; undefined where none was made. */
  madeSize(path: string): Promise<number | undefined>;
  /** Whether the CDN answers with the picture that was made for a path. */
  isServed(path: string): boolean;
}

/** The origin of the files where nothing listens: Webflow's own current asset host. Source: published sites. */
export const webflowCdnOrigin = 'https://cdn.prod.website-files.com';

/**
 * The catalog, or other recipes, without a single picture: sizes are made up and the CDN has no files. It is made in
 * no time, for tests that never look at a picture.
 */
export function plainLibrary(cdnOrigin = webflowCdnOrigin, recipes: readonly Recipe[] = catalog): Library {
  return {
    assets: recipes.map((recipe) =>
      describeAsset(recipe, {
        cdnOrigin,
        size: Math.round((recipe.width * recipe.height) / 6) + (recipe.padding ?? 0),
        variantQuality: unconfirmed.variantQuality,
      }),
    ),
    readFile: async () => undefined,
    madeSize: async () => undefined,
    isServed: () => false,
  };
}
