import { wasteOf } from '#rules/delivery/waste.ts';
import { type ExaminedImage, faultyVariants } from '#rules/findings/examine.ts';
import type { Finding } from '#rules/findings/finding.ts';
import { severityOf } from '#rules/findings/severities.ts';
import { thresholds } from '#rules/thresholds.ts';
import { narrowestVariant, whyNoVariants } from '#rules/variants/no-variants.ts';

/** No variants where there should be some; nothing where Webflow makes none of such an image, but for a GIF. */
export function noVariants(image: ExaminedImage): (Finding & { readonly id: 'noVariants' })[] {
  const { type: contentType, bytes, width, variants } = image;
  const reason = whyNoVariants({ ...image, contentType });
  if (variants?.length !== 0 || !width || (reason !== 'gif' && reason !== 'new' && reason !== 'lost'))
    return [];
  // What the narrowest variant would save at most.
  if (wasteOf(bytes ?? Infinity, width, narrowestVariant) < thresholds.wasteWithoutVariants) return [];
  const severity = severityOf(reason === 'gif' ? 'noGifVariants' : 'noVariants', true);
  return [{ id: 'noVariants', severity, reason }];
}

/** The variants that Webflow could not make. */
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
