export const connecting = 'Connecting to Webflow …';
export const selection = 'Reading your selection …';
export const asset = 'Reading size and variants …';
