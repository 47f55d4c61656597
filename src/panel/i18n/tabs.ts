import { messages } from '#panel/i18n/messages.ts';

/** `label` names the two for a screen reader. */
export const { label, ...names } = messages.tabs;
