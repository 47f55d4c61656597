import { messages } from '#panel/i18n/messages.ts';

export const { heading, originalName, type, created, updated, assetId, url } = messages.file;
