import { messages } from '#panel/i18n/messages.ts';

/** Why part of the panel did not come, and what to do. */
export const { title, body } = messages.missingTools;
