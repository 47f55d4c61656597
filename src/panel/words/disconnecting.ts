export const start = 'Disconnect site';
export const body = 'This removes the app’s access to all its sites for everyone in the Workspace.';
export const confirm = 'Disconnect';
export const cancel = 'Keep';
export const working = 'Disconnecting …';
export const failed = 'We couldn’t confirm that. Try again in a moment.';
