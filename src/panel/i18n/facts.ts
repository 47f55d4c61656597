import { messages } from '#panel/i18n/messages.ts';

export const { untitled, unknown, vector, processing, preview, noPreview, previewFailed } = messages.facts;
