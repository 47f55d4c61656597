import { messages } from '#panel/i18n/messages.ts';

/** What is said in the place of a part that can't be shown, and what to do. */
export const { title, body } = messages.regionError;
