import { words } from '#panel/words/language.ts';

export const { untitled, unknown, vector, processing, preview, noPreview, previewFailed } = words.facts;
