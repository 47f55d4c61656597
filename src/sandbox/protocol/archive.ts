/** The number of assets in the archive of the open site. */
export const archiveSize = 220;

/** The library key of an archive asset, counted from 0. */
export function archiveKey(number: number): string {
  return `archive-${number}`;
}
