import { messages } from '#panel/i18n/messages.ts';

/** `states` has the four states, `inPlaceOfText` the texts for a value that is no text. */
export const { heading, levels, inUse, states, inPlaceOfText, locales, unnamedLocale } = messages.altText;
