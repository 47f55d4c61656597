import { messages } from '#panel/i18n/messages.ts';

/** `promises` is what the app does, reads and never does. */
export const { promises, again, waiting } = messages.connecting;
