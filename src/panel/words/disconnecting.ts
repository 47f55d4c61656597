export const start = 'Disconnect site';
export const body = 'This removes the app’s access to this site for everyone in the Workspace.';
export const confirm = 'Disconnect';
export const cancel = 'Keep';
export const working = 'Disconnecting …';
export const failed = 'The site is still connected. Check your internet connection, then try again.';
