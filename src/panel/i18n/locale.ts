import { languageTag } from '#panel/i18n/language-tag.ts';

/** The languages of the panel; the first is the default. Each has a file of its name in this folder. */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** Returns the language of the first tag that the panel has, or else the default. */
export function languageOf(tags: readonly unknown[]): Language {
  const wanted = tags.map((tag) => languageTag(tag)?.split('-')[0]);
  return wanted.flatMap((one) => languages.find((known) => known === one) ?? [])[0] ?? languages[0];
}

/** The reader's preferred languages. Source: HTML standard, `navigator.languages`. */
const tags: readonly unknown[] = [...(navigator.languages ?? []), navigator.language];

/** The panel's language. */
export const lang = languageOf(tags);

/** The reader's own language as a BCP 47 tag, for dates; the panel's where the browser returns none. */
export const locale = tags.map(languageTag).find((tag) => tag !== null) ?? lang;
