import { words } from '#panel/i18n/language.ts';

export const { untitled, unknown, vector, processing, preview, noPreview, previewFailed } = words.facts;
