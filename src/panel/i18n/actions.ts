import { interpolate, messages } from '#panel/i18n/messages.ts';

export const { tryAgain, refresh, refreshImage, connect, showAll, showLess } = messages.actions;
export const { copy, copyUrl, copyAssetId, copySrcset, copyTag, copied, copyFailed, textToCopy } =
  messages.actions;

/** The button that copies the URL of one file of the table: "Copy 500 px JPEG URL". */
export const copyUrlOf = (file: string): string => interpolate(messages.actions.copyUrlOf, { file });
