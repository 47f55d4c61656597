import { messages } from '#panel/i18n/messages.ts';

/** What to say before a site is connected; `promises` is what the app does, reads and never does. */
export const { promises, again, waiting } = messages.connecting;
