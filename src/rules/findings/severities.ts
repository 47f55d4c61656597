import type { Severity } from '#rules/findings/finding.ts';

/**
 * The severity of each finding about files: where visitors may load the file, and where none does. Visitors can't see a
 * picture that is not shown, wait for bytes and missing variants, and notice no change from names and guesses.
 */
const severities = {
  processing: { loaded: 'medium', unloaded: 'medium' },
  brokenOriginal: { loaded: 'high', unloaded: 'low' },
  brokenVariants: { loaded: 'high', unloaded: 'low' },
  unshownFormat: { loaded: 'high', unloaded: 'low' },
  unshownType: { loaded: 'high', unloaded: 'low' },
  noVariants: { loaded: 'medium', unloaded: 'low' },
  noGifVariants: { loaded: 'low', unloaded: 'low' },
  failedVariants: { loaded: 'medium', unloaded: 'low' },
  heavy: { loaded: 'medium', unloaded: 'low' },
  animatedGif: { loaded: 'medium', unloaded: 'low' },
  tooWide: { loaded: 'medium', unloaded: 'low' },
  oversized: { loaded: 'medium', unloaded: 'low' },
  photoPng: { loaded: 'low', unloaded: 'low' },
  otherType: { loaded: 'low', unloaded: 'low' },
  otherExtension: { loaded: 'low', unloaded: 'low' },
} as const satisfies Readonly<Record<string, { readonly loaded: Severity; readonly unloaded: Severity }>>;

/** Returns the severity of a finding about files. */
export function severityOf(kind: keyof typeof severities, isLoaded: boolean): Severity {
  return severities[kind][isLoaded ? 'loaded' : 'unloaded'];
}
