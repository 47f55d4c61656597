import { wasteOf } from '#rules/delivery/waste.ts';
import { type ExaminedImage, faultyVariants } from '#rules/findings/examine.ts';
import type { Finding } from '#rules/findings/finding.ts';
import { severityOf } from '#rules/findings/severities.ts';
import { thresholds } from '#rules/thresholds.ts';
import { narrowestVariant, whyNoVariants } from '#rules/variants/no-variants.ts';

/** Returns a finding for missing variants; none where Webflow makes none of such an image, except for a GIF. */
export function noVariants(image: ExaminedImage): (Finding & { readonly id: 'noVariants' })[] {
  const { type: contentType, bytes, width, variants } = image;
  const reason = whyNoVariants({ ...image, contentType });
  if (variants?.length !== 0 || !width || (reason !== 'gif' && reason !== 'new' && reason !== 'lost'))
    return [];
  // The most that the narrowest variant would save.
  if (wasteOf(bytes ?? Infinity, width, narrowestVariant) < thresholds.wasteWithoutVariants) return [];
  const severity = severityOf(reason === 'gif' ? 'noGifVariants' : 'noVariants', true);
  return [{ id: 'noVariants', severity, reason }];
}

/** Returns a finding for variants that Webflow could not make. */
export function failedVariants({ variants = [], loaded }: ExaminedImage): Finding[] {
  const failed = variants.flatMap(({ error, width }, at) =>
    error === null ? [] : { width, isLoaded: loaded.variants[at] === true },
  );
  if (failed.length === 0) return [];
  const { isLoaded, widths } = faultyVariants(failed);
  return [
    {
      id: 'failedVariants',
      severity: severityOf('failedVariants', isLoaded),
      count: failed.length,
      widths,
      isAll: failed.length === variants.length,
    },
  ];
}
