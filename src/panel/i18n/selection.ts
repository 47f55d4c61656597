import { messages } from '#panel/i18n/messages.ts';

export const { nothing, component, notImage, noAsset, outside } = messages.selection;
