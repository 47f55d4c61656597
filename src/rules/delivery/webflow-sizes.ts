import { widestAlone } from '#contract/webflow-facts/branching-values.ts';

/** The greatest widths at which Webflow ends a `100vw`, in CSS pixels. Source: 51 published Webflow sites, 2026. */
const boundaries = [479, 767, 991, 1279, 1439, 1919];

/** True for a Width in CSS pixels that changes `sizes`. A Width above the last boundary leaves it at `100vw`. */
export function isWidth(width: number | null | undefined): width is number {
  return typeof width === 'number' && width > 0 && width <= (boundaries.at(-1) ?? 0);
}

/**
 * The `sizes` attribute that Webflow writes for an image with this Width in its settings, in CSS pixels; null where none
 * is set. Without a Width half of the pages say `(max-width: Npx) 100vw, Npx` with the original's width as N, which
 * chooses the same files. Webflow documents none of it
 * (UNCONFIRMED: `sizesWithoutWidth`, `widthInSizes`). Source: 51 published Webflow sites, 2026: a Width of 64 to 185 px has no
 * condition, one of 265 px has.
 */
export function webflowSizes(width: number | null | undefined): string {
  if (!isWidth(width)) return '100vw';
  const boundary = boundaries.find((one) => one >= width);
  return width <= widestAlone ? `${width}px` : `(max-width: ${boundary}px) 100vw, ${width}px`;
}
