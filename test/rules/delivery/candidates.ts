import type { Candidate } from '#rules/delivery/candidates.ts';

/** Returns candidates of these widths, with this many bytes per pixel of width; the last one is the original. */
export function candidatesOf(widths: readonly number[], bytesPerWidth: number | null = null): Candidate[] {
  return widths.map((width, at) => ({
    url: `https://cdn.example.test/file-${width}-${at}.jpg`,
    width,
    bytes: bytesPerWidth === null ? null : width * bytesPerWidth,
    isOriginal: at === widths.length - 1,
  }));
}
