/** How many assets the archive of the open site has. */
export const archiveSize = 700;

/** The library key of one of them, counted from 0. */
export function archiveKey(number: number): string {
  return `archive-${number}`;
}
