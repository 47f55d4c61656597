import type { AltTexts } from '#contract/alt-texts.ts';
import { type Alt, readAssetAltText } from '#rules/alt-text/alt-state.ts';
import type { Finding } from '#rules/findings/finding.ts';

/** True for an asset's text in a locale where visitors hear nothing and which is not marked as decorative. */
export function isLocaleMissing(altText: string | null): boolean {
  const { kind } = readAssetAltText(altText);
  return kind === 'notSet' || kind === 'empty';
}

/**
 * Returns the finding about locales in which the asset has no alt text, where this usage shows its asset's. A text that is
 * the primary locale's is one: UNCONFIRMED `unsetLocaleShowsPrimary`, a locale without a text may answer it, and so may one
 * that has the same. Where the primary locale has no text, that is a finding of its own.
 */
export function localeFindings(altTexts: AltTexts, { state }: Pick<Alt, 'state'>): Finding[] {
  if (state !== 'asset') return [];
  const missing = altTexts.filter(({ isPrimary, altText }) => !isPrimary && isLocaleMissing(altText));
  const locales = missing.map(({ displayName, tag }) => displayName || tag || '');
  return locales.length > 0 ? [{ id: 'localeMissing', severity: 'medium', locales }] : [];
}
