/** Longer tags are refused, as RFC 5646, 4.4.1, lets an application do: Chromium's Intl takes no tag of 10 kB. */
const longest = 35;

/**
 * A language tag in its canonical form, or null for what Intl would throw at. A POSIX locale such as `de_AT.UTF-8` is
 * read as the tag it stands for; WebKitGTK tells `C` where LANG is C.UTF-8. Source: ECMA-402, `CanonicalizeLocaleList`.
 */
export function languageTag(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > longest) return null;
  const tag = value.replace(/[.@].*/s, '').replaceAll('_', '-');
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}
