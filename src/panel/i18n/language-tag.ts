/**
 * Longest accepted tag, in characters. RFC 5646, 4.4.1, allows such a limit, and Chromium's Intl throws at a tag of 10
 * kB.
 */
const longest = 35;

/**
 * Returns a language tag in its canonical form, or null where Intl would throw. A POSIX locale such as `de_AT.UTF-8` is
 * read as the tag it stands for; WebKitGTK returns `C` where LANG is C.UTF-8. Source: ECMA-402,
 * `CanonicalizeLocaleList`.
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
