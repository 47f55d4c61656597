import { messages } from '#panel/i18n/messages.ts';

export const { connecting, selection, asset } = messages.progress;
