import { words } from '#panel/words/language.ts';

/** Why part of the panel did not come, and what to do. */
export const { title, body } = words.missingTools;
