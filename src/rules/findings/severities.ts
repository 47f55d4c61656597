import type { Severity } from '#rules/findings/finding.ts';

/**
 * How much each finding about files matters: where visitors may load the file it is about, and where none does. A
 * picture that is not shown shuts visitors out, bytes and missing variants make them wait, and names and guesses
 * change nothing they see.
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

/** The severity of a finding about files. */
export function severityOf(kind: keyof typeof severities, isLoaded: boolean): Severity {
  return severities[kind][isLoaded ? 'loaded' : 'unloaded'];
}
