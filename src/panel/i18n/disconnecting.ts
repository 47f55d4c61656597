import { messages } from '#panel/i18n/messages.ts';

export const { start, body, confirm, cancel, working, failed } = messages.disconnecting;
