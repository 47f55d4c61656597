import { words } from '#panel/i18n/language.ts';

/** What is said in the place of a part that can't be shown, and what to do. */
export const { title, body } = words.regionError;
