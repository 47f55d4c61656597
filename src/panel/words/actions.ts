export const actions = {
  tryAgain: 'Try again',
  refresh: 'Refresh',
  connect: 'Connect site',
  copyUrl: 'Copy URL',
  copyAssetId: 'Copy asset ID',
  copyVariantUrl: (what: string) => `Copy URL of ${what}`,
  showAll: 'Show all',
  showLess: 'Show less',
} as const;

export const copying = {
  done: 'Copied',
  failed: 'Copying is blocked here. Select the text and copy it yourself.',
  value: 'Text to copy',
} as const;

export const disconnecting = {
  more: 'More',
  start: 'Disconnect site',
  body: 'This removes the app’s access to this site for everyone in the Workspace.',
  confirm: 'Disconnect',
  cancel: 'Keep',
  working: 'Disconnecting …',
  failed: 'The site is still connected. Check your internet connection, then try again.',
} as const;
