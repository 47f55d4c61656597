import { wasteOf } from '#panel/delivery/waste.ts';
import type { Finding, ImageFacts } from '#panel/findings/finding.ts';
import { loadedVariants } from '#panel/findings/loaded.ts';
import { originalOf } from '#panel/findings/original.ts';
import { severityOf, thresholds } from '#panel/findings/thresholds.ts';
import { narrowestVariant, whyNoVariants } from '#panel/selected/no-variants.ts';

/** No variants where there should be some; nothing where Webflow makes none of such an image, but for a GIF. */
export function noVariants(facts: ImageFacts): (Finding & { readonly id: 'noVariants' })[] {
  const { width, variants } = facts;
  const { type: contentType, bytes } = originalOf(facts);
  const reason = whyNoVariants({ ...facts, contentType });
  if (variants?.length !== 0 || !width || (reason !== 'gif' && reason !== 'new' && reason !== 'lost'))
    return [];
  // What the narrowest variant would save at most.
  if (wasteOf(bytes ?? Infinity, width, narrowestVariant) < thresholds.wasteWithoutVariants) return [];
  const severity = severityOf(reason === 'gif' ? 'noGifVariants' : 'noVariants', true);
  return [{ id: 'noVariants', severity, reason }];
}

/** The variants that Webflow could not make. */
export function failedVariants(facts: ImageFacts): Finding[] {
  const { variants = [] } = facts;
  const failed = variants.filter(({ error }) => error !== null);
  if (failed.length === 0) return [];
  const widths = failed.flatMap(({ width }) => width ?? []).toSorted((one, other) => one - other);
  // Made after all, they would be listed.
  const loaded = loadedVariants(facts, true);
  const isLoaded = variants.some(({ error }, at) => error !== null && loaded[at]);
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
