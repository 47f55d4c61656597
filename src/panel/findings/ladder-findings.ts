import { wasteOf } from '#panel/delivery/choose-file.ts';
import { rungs } from '#panel/delivery/ladder.ts';
import type { Finding, ImageFacts } from '#panel/findings/finding.ts';
import { thresholds } from '#panel/findings/thresholds.ts';
import { whyNoVariants } from '#panel/selected/no-variants.ts';
import { isVector } from '#panel/selected/vector.ts';

function variantFindings({ contentType, size, width, variants, measured }: ImageFacts): Finding[] {
  if (!variants) return [];
  if (variants.length === 0) {
    const reason = whyNoVariants({ contentType, size: size ?? null, width: width ?? null });
    // An image whose width nobody knows may be too small for any.
    if (reason === 'unknown' && width) return [{ id: 'noVariants', severity: 'medium', reason }];
    // The others are as they should be.
    return reason === 'gif' ? [{ id: 'noVariants', severity: 'low', reason }] : [];
  }
  const found: Finding[] = [];
  const failed = variants.filter(({ error }) => error !== null);
  const count = failed.length;
  const widths = failed.flatMap((variant) => variant.width ?? []);
  if (count) found.push({ id: 'failedVariants', severity: 'medium', count, widths });

  const original = measured?.original.bytes ?? size ?? 0;
  const heavier = (measured?.variants ?? []).flatMap(({ bytes }, at) =>
    bytes && variants[at]?.error === null && bytes > original ? bytes : [],
  );
  if (original && heavier.length) {
    const bytes = Math.max(...heavier);
    found.push({ id: 'heavyVariants', severity: 'medium', count: heavier.length, bytes, original });
  }
  return found;
}

function useFindings({ contentType, size, width, variants, measured, deliveries }: ImageFacts): Finding[] {
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

/** What the variants and the image's use give away. Sources: those of `thresholds`. */
export function ladderFindings(facts: ImageFacts): Finding[] {
  return [...variantFindings(facts), ...useFindings(facts)];
}
