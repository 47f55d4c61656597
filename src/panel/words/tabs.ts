import { words } from '#panel/words/language.ts';

/** `label` names the two for a screen reader. */
export const { label, ...names } = words.tabs;
