import { messages } from '#panel/i18n/messages.ts';

/** `label` is the accessible name of the tab list. */
export const { label, ...names } = messages.tabs;
