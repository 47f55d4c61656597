// Every limit of a replacement that is not a time.

/** Longest name of a file, its extension included. Source: Data API, Create Asset. */
export const longestName = 99;

/** Most bytes of originals that are kept for Undo. Our choice: sixteen of the largest that Webflow takes. */
export const keptBytes = 64 * 1024 * 1024;
