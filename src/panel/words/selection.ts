import { words } from '#panel/words/language.ts';

export const { nothing, component, notImage, noAsset, outside } = words.selection;
