import { wasteOf } from '#panel/delivery/choose-file.ts';
import { rungs } from '#panel/delivery/ladder.ts';
import type { Finding, ImageFacts } from '#panel/findings/finding.ts';
import { thresholds } from '#panel/findings/thresholds.ts';
import { isVector } from '#panel/selected/vector.ts';

/** What the image's use gives away. Sources: those of `thresholds`. */
export function useFindings({
  contentType,
  size,
  width,
  variants,
  measured,
  deliveries,
}: ImageFacts): Finding[] {
  if (!width || !deliveries?.length || isVector(contentType)) return [];
  const needed = Math.ceil(Math.max(...deliveries.map((delivery) => delivery.needed)));
  const bytes = measured?.original.bytes ?? size;
  const waste = bytes ? wasteOf(bytes, width, needed) : null;
  const { widthsOverUse, wasteWithVariants, wasteWithoutVariants } = thresholds;
  const isFar = width > needed * widthsOverUse && rungs.some((rung) => rung >= needed && rung < width);
  if (!isFar || (waste ?? Infinity) < (variants?.length ? wasteWithVariants : wasteWithoutVariants))
    return [];
  // Where variants do for every screen nobody downloads the original, so that nothing is lost.
  const isDownloaded = deliveries.some(({ file }) => file.isOriginal);
  const severity = isDownloaded ? 'medium' : 'low';
  return [{ id: 'oversized', severity, width, needed, waste: isDownloaded ? waste : null }];
}
