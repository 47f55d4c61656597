import { messages } from '#panel/i18n/messages.ts';

export const { untitled, unknown, vector, processing, preview, compare, noPreview, previewFailed } =
  messages.facts;
