export const tryAgain = 'Try again';
export const refresh = 'Refresh';
export const connect = 'Connect site';
export const copyUrl = 'Copy URL';
export const copyAssetId = 'Copy asset ID';
export const showAll = 'Show all';
export const showLess = 'Show less';

/** The button that copies the URL of one file of the table: "Copy 500 px JPEG URL". */
export const copyUrlOf = (file: string): string => `Copy ${file} URL`;

export const copied = 'Copied';
export const copyFailed = 'Copying is blocked here. Select the text and copy it yourself.';
export const textToCopy = 'Text to copy';
