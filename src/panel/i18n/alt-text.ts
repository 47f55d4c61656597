import { words } from '#panel/i18n/language.ts';

/** `states` are the four, `inPlaceOfText` is what is said in the place of a text. */
export const { heading, levels, inUse, states, inPlaceOfText, locales, unnamedLocale } = words.altText;
