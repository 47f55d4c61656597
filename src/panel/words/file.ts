import { words } from '#panel/words/language.ts';

export const { heading, originalName, type, created, updated, assetId, url } = words.file;
