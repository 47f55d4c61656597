import { words } from '#panel/i18n/language.ts';

export const { heading, originalName, type, created, updated, assetId, url } = words.file;
