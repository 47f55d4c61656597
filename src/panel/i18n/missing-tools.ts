import { messages } from '#panel/i18n/messages.ts';

/** Shown where the lazy features failed to load. */
export const { title, body } = messages.missingTools;
