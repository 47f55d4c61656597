/**
 * Every application of the file that runs. A server holds the one it serves; without a hold, an application that waits
 * for Webflow is reachable from nothing but its own waiting, and is collected together with it.
 */
export const heldApps: unknown[] = [];
