import { words } from '#panel/i18n/language.ts';

export const { nothing, component, notImage, noAsset, outside } = words.selection;
