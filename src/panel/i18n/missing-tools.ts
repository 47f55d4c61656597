import { words } from '#panel/i18n/language.ts';

/** Why part of the panel did not come, and what to do. */
export const { title, body } = words.missingTools;
