import { words } from '#panel/words/language.ts';

/** What is said in the place of a part that can't be shown, and what to do. */
export const { title, body } = words.regionError;
