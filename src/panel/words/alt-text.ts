import { words } from '#panel/words/language.ts';

/** `inPlaceOfText` is what is said in the place of a text. */
export const { heading, placement, asset, inPlaceOfText } = words.altText;
