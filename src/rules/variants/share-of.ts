/** Returns a file's bytes as a share of the original's, above 1 where it is heavier; null where either is not known. */
export function shareOf(
  bytes: number | null | undefined,
  original: number | null | undefined,
): number | null {
  return bytes && original ? bytes / original : null;
}
