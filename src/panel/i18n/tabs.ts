import { words } from '#panel/i18n/language.ts';

/** `label` names the two for a screen reader. */
export const { label, ...names } = words.tabs;
