import type { AssetFixture, ImageFormat, VariantFixture } from './asset-fixture.ts';

/** The name without its extension, and the extension without its dot. */
export function splitName(fileName: string): { base: string; extension: string } {
  const dot = fileName.lastIndexOf('.');
  return dot > 0
    ? { base: fileName.slice(0, dot), extension: fileName.slice(dot + 1) }
    : { base: fileName, extension: '' };
}

/** The file name of a variant: `base-p-width.ext`, or `base-p-130x130q80.ext` for a thumbnail. Source: published pages. */
export function variantFileName(
  fixture: Pick<AssetFixture, 'fileName' | 'format'>,
  variant: VariantFixture,
): string {
  const { base, extension } = splitName(fixture.fileName);
  const ending: Partial<Record<ImageFormat, string>> = { [fixture.format]: extension };
  const { width, height, quality } = variant;
  const size = height === undefined ? width : `${width}x${height}q${quality}`;
  return `${base}-p-${size}.${ending[variant.format] ?? variant.format}`;
}

/** The path of a file on the CDN: `/<siteId>/<assetId>_<name>` with the name percent-encoded. Source: published sites. */
export function cdnPath(fixture: Pick<AssetFixture, 'siteId' | 'assetId'>, fileName: string): string {
  return `/${fixture.siteId}/${fixture.assetId}_${encodeURIComponent(fileName)}`;
}
