import type { AltTexts } from '#contract/alt-texts.ts';
import type { AssetDetails } from '#contract/asset.ts';
import type { Measurements } from '#contract/measurements.ts';
import type { Dismissal } from '#rules/findings/dismissal.ts';

/**
 * The Designer's facts of an asset. A key is absent until the Designer has returned the fact, and stays absent where
 * the call fails.
 */
export interface DesignerFacts {
  readonly name?: string | null;
  readonly url?: string | null;
  readonly mimeType?: string | null;
  /** Also absent once the backend has read the asset later. */
  readonly altText?: string | null | undefined;
}

/** Pixels; null where an image has none of its own, as an SVG may. */
export interface PixelSize {
  readonly width: number | null;
  readonly height: number | null;
}

/** What is known of an asset, by source. */
export interface AssetFacts {
  readonly designer: DesignerFacts;
  /** Null until the backend has responded, and where it refuses the asset. */
  readonly details: AssetDetails | null;
  /** Measurements of the files; null where the backend could not measure them, undefined while they are not known. */
  readonly measured: Measurements | null | undefined;
  /** The file at a URL as this browser last loaded it; undefined where it has not tried. */
  readonly loadedImage?: LoadedImage | undefined;
  /** Its alt text in each of the site's locales; absent or empty before they were read, and where there is one locale. */
  readonly altTexts?: AltTexts | undefined;
  /** The findings about it that a person has dismissed, at every usage or at some. */
  readonly dismissals?: readonly Dismissal[] | undefined;
}

/** A file that this browser has tried to load; `size` is null where it could not. */
export interface LoadedImage {
  readonly url: string;
  readonly size: PixelSize | null;
}

/** The newest value of each fact of an asset. Undefined: no source has returned it. */
export interface LatestFacts {
  readonly name: string | null | undefined;
  readonly url: string | null | undefined;
  readonly contentType: string | null | undefined;
  readonly altText: string | null | undefined;
}

/**
 * Returns the newest value of each fact. The Designer's alt text takes precedence over the backend's copy, which may be
 * some seconds old; for other facts the Data API is more complete and the Designer is faster.
 */
export function latestFacts({ designer, details }: Pick<AssetFacts, 'designer' | 'details'>): LatestFacts {
  return {
    name: details?.displayName ?? designer.name,
    url: details?.hostedUrl ?? designer.url,
    contentType: details?.contentType ?? designer.mimeType,
    altText: designer.altText === undefined ? details?.altText : designer.altText,
  };
}

/** The original as this browser loads it: null where that fails, undefined where this URL was not tried. */
export function loadedOriginal(asset: AssetFacts): PixelSize | null | undefined {
  const { loadedImage } = asset;
  return loadedImage && loadedImage.url === latestFacts(asset).url ? loadedImage.size : undefined;
}
