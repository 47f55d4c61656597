import { messages } from '#panel/i18n/messages.ts';

/** `states` are the four, `inPlaceOfText` is what is said in the place of a text. */
export const { heading, levels, inUse, states, inPlaceOfText, locales, unnamedLocale } = messages.altText;
