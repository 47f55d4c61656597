import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import type { StoredAsset } from '#sandbox/world/asset.ts';
import type { AssetFixture } from './asset-fixture.ts';
import { catalog } from './catalog.ts';
import { toStoredAsset } from './stored-asset.ts';

/** A file as the CDN sends it, or the body of its error. */
export interface CdnFile {
  /** 200 by default. */
  status?: 403;
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** The assets of all sites and the bytes behind them. */
export interface Library {
  assets: readonly StoredAsset[];
  /** The file at a CDN path (percent-encoded), or undefined for a 404. */
  readFile(path: string): Promise<CdnFile | undefined>;
  /** The size in bytes of the image at a CDN path, also where the CDN fails to serve it; undefined for an unknown path. */
  fileSize(path: string): Promise<number | undefined>;
  /** Whether the CDN serves the image at this path without a fault. */
  isServed(path: string): boolean;
}

/** Webflow's current asset host, the default origin of file URLs. No server listens there in tests. Source: published sites. */
export const webflowCdnOrigin = 'https://cdn.prod.website-files.com';

/** The size in bytes of the original whose image has `imageSize` bytes. */
export function originalSize({ padding = 0, weight }: AssetFixture, imageSize: number): number {
  return weight ?? imageSize + padding;
}

/** A size in bytes from the dimensions of an image that is not rendered. */
export function plainSize(fixture: AssetFixture): number {
  return originalSize(fixture, Math.round((fixture.width * fixture.height) / 6));
}

/**
 * The catalog or other fixtures without image files: sizes are computed from the dimensions and the CDN answers 404.
 * For tests that need no image.
 */
export function plainLibrary(
  cdnOrigin = webflowCdnOrigin,
  fixtures: readonly AssetFixture[] = catalog,
): Library {
  return {
    assets: fixtures.map((fixture) =>
      toStoredAsset(fixture, {
        cdnOrigin,
        size: plainSize(fixture),
        variantQuality: unconfirmed.variantQuality,
      }),
    ),
    readFile: async () => undefined,
    fileSize: async () => undefined,
    isServed: () => false,
  };
}
