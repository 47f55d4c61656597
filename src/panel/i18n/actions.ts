import { fill, words } from '#panel/i18n/language.ts';

export const { tryAgain, refresh, connect, copyUrl, copyAssetId, showAll, showLess } = words.actions;
export const { copied, copySrcset, copyTag, copyFailed, textToCopy } = words.actions;

/** The button that copies the URL of one file of the table: "Copy 500 px JPEG URL". */
export const copyUrlOf = (file: string): string => fill(words.actions.copyUrlOf, { file });
