import { type Alt, inherits } from '#rules/alt-text/alt-state.ts';
import { type AssetFacts, latestFacts, loadedOriginal, type PixelSize } from '#rules/audit/asset-facts.ts';
import { type MeasuredFiles, measuredFiles } from '#rules/audit/measured-files.ts';
import { altLevels, altOf, type UsageFacts } from '#rules/audit/usage-facts.ts';
import { isVector } from '#rules/variants/vector.ts';

/** A short summary of one image's facts. */
export interface AssetSummary {
  /** Null until the files were measured. */
  readonly measured: MeasuredFiles | null;
  readonly alt: Alt;
  /** Whether this image has no alt text of its own and shows its asset's. */
  readonly inherits: boolean;
  /** Pixels of the original: as this browser loads it, or else as its file was measured. */
  readonly original: PixelSize;
  /** Whether this browser loads the original; undefined while it has not tried. */
  readonly isShown: boolean | undefined;
}

/** Pixels of the original: as this browser loads it, or else as its file was measured. */
export function originalSize(asset: AssetFacts): PixelSize {
  const { width, height, type } = asset.measured?.original ?? {};
  const loaded = loadedOriginal(asset);
  // Browsers fit an SVG without a size of its own into 300 × 150 px (CSS 2.2, 10.3.2).
  const isRaster = !isVector(type ?? latestFacts(asset).contentType);
  if (isRaster && loaded?.width && loaded.height) return loaded;
  return width && height ? { width, height } : { width: null, height: null };
}

/** Whether this browser loads the original; undefined while it has not tried. */
export function isShown(asset: AssetFacts): boolean | undefined {
  const loaded = loadedOriginal(asset);
  return loaded === undefined ? undefined : loaded !== null;
}

/** Returns the summary of an asset and one usage of it. */
export function summarize(asset: AssetFacts, usage: UsageFacts): AssetSummary {
  return {
    measured: measuredFiles(asset),
    alt: altOf(asset, usage),
    inherits: inherits(altLevels(asset, usage)),
    original: originalSize(asset),
    isShown: isShown(asset),
  };
}
