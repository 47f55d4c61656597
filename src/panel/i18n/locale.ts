import { languageTag } from '#panel/i18n/language-tag.ts';

/** The languages the panel speaks; the first is for everybody else. Each has a file of its name here. */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** The first of these tags' languages that the panel speaks, or else its first. */
export function languageOf(tags: readonly unknown[]): Language {
  const wanted = tags.map((tag) => languageTag(tag)?.split('-')[0]);
  return wanted.flatMap((one) => languages.find((known) => known === one) ?? [])[0] ?? languages[0];
}

/** The reader's languages, as the browser tells them. Source: HTML standard, `navigator.languages`. */
const tags: readonly unknown[] = [...(navigator.languages ?? []), navigator.language];

/** The language the panel speaks. */
export const lang = languageOf(tags);

/** The reader's own language as a BCP 47 tag, for dates; the panel's where the browser tells none. */
export const locale = tags.map(languageTag).find((tag) => tag !== null) ?? lang;
