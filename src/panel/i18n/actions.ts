import { interpolate, messages } from '#panel/i18n/messages.ts';

export const { tryAgain, refresh, connect, copyUrl, copyAssetId, showAll, showLess } = messages.actions;
export const { copied, copySrcset, copyTag, copyFailed, textToCopy } = messages.actions;

/** The button that copies the URL of one file of the table: "Copy 500 px JPEG URL". */
export const copyUrlOf = (file: string): string => interpolate(messages.actions.copyUrlOf, { file });
