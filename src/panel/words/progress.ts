import { words } from '#panel/words/language.ts';

export const { connecting, selection, asset } = words.progress;
