import type { UnmeasuredReason } from '#contract/measurements.ts';
import { type ExaminedImage, faultyVariants } from '#rules/findings/examine.ts';
import type { Broken, Finding } from '#rules/findings/finding.ts';
import { severityOf } from '#rules/findings/severities.ts';

/** The unmeasured reasons that mean a broken file; the others may be temporary, or keep no browser from the file. */
const brokenBy = new Map<UnmeasuredReason | null, Broken>([
  ['not_found', 'missing'],
  ['forbidden', 'refused'],
  ['not_an_image', 'notImage'],
]);

/** Returns the files that can't be loaded or hold no image. Files that were not measured are not included. */
export function brokenFindings({ files, isShown }: ExaminedImage): Finding[] {
  // A host that refuses every file may refuse our server and no browser.
  if (isShown !== false && files.every(({ reason }) => reason === 'forbidden')) return [];
  const broken = files.filter(({ reason }) => brokenBy.has(reason));
  const found: Finding[] = [];
  const original = broken.find(({ isOriginal }) => isOriginal);
  const why = brokenBy.get(original?.reason ?? null);
  if (original && why && !isShown) {
    const { isLoaded } = original;
    const severity = severityOf('brokenOriginal', isLoaded);
    found.push({ id: 'brokenOriginal', severity, why, isLoaded });
  }
  const variants = broken.filter(({ isOriginal }) => !isOriginal);
  if (variants.length > 0) {
    const { isLoaded, widths } = faultyVariants(variants);
    const severity = severityOf('brokenVariants', isLoaded);
    found.push({ id: 'brokenVariants', severity, count: variants.length, widths, isLoaded });
  }
  return found;
}
