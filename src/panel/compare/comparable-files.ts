import type { AssetDetails } from '#contract/asset.ts';
import { imageUrl } from '#panel/browser/image-url.ts';
import type { AssetSummary } from '#rules/audit/asset-summary.ts';
import type { ImageDelivery } from '#rules/delivery/image-delivery.ts';
import { isVector } from '#rules/variants/vector.ts';

/** A file that can be shown beside another; its size in pixels. */
export interface ComparableFile {
  readonly url: string;
  readonly width: number;
  readonly bytes: number | null;
  /** A media type or an extension. */
  readonly format: string | null;
  readonly quality: number | null;
}

/** The files of one image to compare. */
export interface ComparableFiles {
  readonly original: ComparableFile & { readonly height: number };
  /** One or more, narrowest first. */
  readonly variants: readonly ComparableFile[];
}

/** Returns the files that can be compared; null where the original or every variant can't be shown. */
export function comparableFiles(
  details: AssetDetails | null,
  { original, measured, isShown }: AssetSummary,
  delivery: ImageDelivery | null,
  panelUrl: URL,
): ComparableFiles | null {
  const url = imageUrl(details?.hostedUrl, panelUrl);
  const { width, height } = original;
  if (!details || !url || !width || !height || isShown === false || isVector(details.contentType))
    return null;
  const variants = (details.variants ?? []).flatMap((variant, at): ComparableFile[] => {
    const { error, format, quality } = variant;
    const address = imageUrl(variant.hostedUrl, panelUrl);
    const reason = delivery?.listing.omissions[at] ?? null;
    // A variant that `srcset` leaves out for its weight exists all the same.
    const isThere = reason === null || reason === 'notLighter' || reason === 'sameWidth';
    if (error !== null || !isThere || !address || !variant.width) return [];
    return [
      { url: address, width: variant.width, bytes: measured?.variants[at]?.bytes ?? null, format, quality },
    ];
  });
  if (variants.length === 0) return null;
  const bytes = measured?.original.bytes ?? details.size;
  return {
    original: { url, width, height, bytes, format: details.contentType, quality: null },
    variants: variants.toSorted((one, other) => one.width - other.width),
  };
}
