/** The widths Webflow makes of an original that is wider, in pixels. Source: srcsets of published sites. */
export const rungs: readonly number[] = [500, 800, 1080, 1600, 2000, 2600, 3200];

/** A stretch without a file between two that are there; `from` is 0 where there is none below. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

/**
 * The stretches in which Webflow usually has a file and this ladder has none. `widths` are those of the files that
 * are there, the original's among them, in any order; of fewer than two there is no ladder to have gaps.
 */
export function gapsOf(widths: readonly number[]): Gap[] {
  if (widths.length < 2) return [];
  const missing = rungs.filter((rung) => !widths.includes(rung) && rung < Math.max(...widths));
  const gaps = missing.map((rung) => ({
    from: Math.max(0, ...widths.filter((width) => width < rung)),
    to: Math.min(...widths.filter((width) => width > rung)),
  }));
  return gaps.filter(({ from }, at) => from !== gaps[at - 1]?.from);
}

/** A file's bytes as a share of the original's, above 1 where it is heavier; null where either is not known. */
export function shareOf(
  bytes: number | null | undefined,
  original: number | null | undefined,
): number | null {
  return bytes && original ? bytes / original : null;
}
