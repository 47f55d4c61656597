import { words } from '#panel/i18n/language.ts';

export const { connecting, selection, asset } = words.progress;
